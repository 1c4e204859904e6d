import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { eachStore } from '../set-up/each-store.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { startSending } from '../set-up/sending-worker.ts';
import { untilFinished } from '../set-up/waiting.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

const readers = Number(process.env['UPDATES_TEST_READERS'] ?? 120);
const kills = Number(process.env['UPDATES_TEST_KILLS'] ?? 2);
const connections = 5;

eachStore('workers killed at random moments', (fresh) => {
  test(
    `${readers} readers, ${kills} kills: nobody twice, nobody forgotten`,
    { timeout: 60_000 + kills * 5_000 + readers * 50 },
    async () => {
      const directory = temporaryFolder();
      const location = await fresh();
      const store = await openStore(location);
      const sink = await startMailSink({ answerAfter: 15 });
      await addReaders(store, readers, { domain: (index) => `domain-${index % 20}.example` });
      await publish(store, manifestOf(), { now: 2 });
      const [issue] = await publish(store, manifestOf(article('killed')), { now: Date.now() });
      expect(issue?.expected).toBe(readers);

      const start = { store: location, directory, port: sink.port, connections };
      for (let killed = 0; killed < kills; killed += 1) {
        const worker = await startSending(start);
        const before = sink.received.length;
        const most = Math.ceil((readers * 0.9 * (killed + 1)) / kills);
        const moment = before + Math.random() * Math.max(1, most - before);
        while (sink.received.length < moment) await wait(2);
        await worker.kill();
      }
      const worker = await startSending(start);
      const counts = await untilFinished(store, issue?.id ?? 0, 60_000);
      expect((await worker.stop()).code).toBe(0);

      const copies = sink.copies();
      const states = await store.db
        .selectFrom('deliveries')
        .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
        .select(['subscribers.email', 'deliveries.state'])
        .execute();
      const twice = [...copies].filter(([, count]) => count > 1);
      const forgotten = states.filter(
        ({ email, state }) => !copies.has(email) && state !== 'uncertain',
      );
      const unknownButSent = states.filter(
        ({ email, state }) => copies.has(email) && state === 'uncertain',
      );
      process.stdout.write(
        `  ${location.kind}: ${sink.received.length} mails read by the sink, ${counts.uncertain} uncertain after ${kills} kills (${unknownButSent.length} of them arrived)\n`,
      );
      expect(twice).toEqual([]);
      expect(forgotten).toEqual([]);
      expect(counts.sent + counts.uncertain).toBe(readers);
      expect(counts.uncertain).toBeLessThanOrEqual(kills * connections);

      await sink.close();
      await store.close();
      removeFolder(directory);
    },
  );
});
