import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { StoreLocation } from '../../../src/updates/store/open-store.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { deliveryCounts } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import { addReaders, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { startSending } from '../set-up/sending-worker.ts';
import { until, untilFinished } from '../set-up/waiting.ts';
import { compiled, removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

const script = fileURLToPath(new URL('../issues/sealing-process.ts', import.meta.url));

/** Publishes one article from a process of its own. */
async function startPublishing(store: StoreLocation) {
  const child = fork(script, [JSON.stringify(store)], {
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: compiled },
  });
  const ended = once(child, 'close');
  const answers: { sealed: number }[] = [];
  const ready = once(child, 'message');
  await ready;
  child.on('message', (answer: { sealed: number }) => answers.push(answer));
  return {
    go: () => void child.send('go'),
    async sealed(): Promise<number> {
      await ended;
      return answers[0]?.sealed ?? -1;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

const full = process.env['UPDATES_TEST_READERS'] !== undefined;
const readers = full ? 600 : 100;
const workersAtOnce = full ? 4 : 2;
const mostKills = full ? 6 : 2;
// Sealing has to last longer than it takes to kill.
const many = full ? 3000 : 2000;

eachStore('many at once', (fresh) => {
  test(`two sends and ${workersAtOnce} workers: one copy each`, { timeout: 90_000 }, async () => {
    const directory = temporaryFolder();
    const location = await fresh();
    const store = await openStore(location);
    const sink = await startMailSink();
    await addReaders(store, readers, { domain: (index) => `domain-${index % 7}.example` });
    await publish(store, manifestOf(), { now: 2 });
    const workers = await Promise.all(
      Array.from({ length: workersAtOnce }, () =>
        startSending({ store: location, directory, port: sink.port, connections: 3 }),
      ),
    );
    const senders = await Promise.all([startPublishing(location), startPublishing(location)]);
    for (const sender of senders) sender.go();
    const sealed = await Promise.all(senders.map((sender) => sender.sealed()));
    expect(sealed.sort()).toEqual([0, 1]);
    const issue = await store.db.selectFrom('issues').select('id').executeTakeFirstOrThrow();
    const counts = await untilFinished(store, issue.id, 60_000);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(counts).toMatchObject({ sent: readers, uncertain: 0, failed: 0 });
    expect(sink.received).toHaveLength(readers);
    expect(sink.copies().size).toBe(readers);
    await sink.close();
    await store.close();
    removeFolder(directory);
  });

  test('killed while sealing: no audience, or all of it', { timeout: 90_000 }, async () => {
    const location = await fresh();
    const store = await openStore(location);
    await addReaders(store, many);
    await publish(store, manifestOf(), { now: 2 });
    const outcomes: number[] = [];
    for (let kill = 0; kill < mostKills && !outcomes.includes(many); kill += 1) {
      const sender = await startPublishing(location);
      sender.go();
      await Promise.race([wait(10 + kill * 40), sender.ended]);
      await sender.kill();
      // The store may still be ending the dead process's transaction.
      await until(async () => (await audience()).consistent, 10_000, 'a whole audience');
      outcomes.push((await audience()).deliveries);
    }
    const sender = await startPublishing(location);
    sender.go();
    await sender.sealed();
    const issue = await store.db.selectFrom('issues').selectAll().executeTakeFirstOrThrow();
    process.stdout.write(`  ${location.kind}: audiences after each kill: ${outcomes.join(', ')}\n`);
    expect(outcomes.every((count) => count === 0 || count === many)).toBe(true);
    expect(outcomes).toContain(0);
    expect(issue.expected).toBe(many);
    expect(await deliveryCounts(store, issue.id)).toMatchObject({ queued: many });
    await store.close();

    async function audience() {
      const count = (table: 'deliveries' | 'receipts' | 'issues') =>
        store.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
      const [deliveries, receipts, issues, released] = [
        (await count('deliveries')).count,
        (await count('receipts')).count,
        (await count('issues')).count,
        await store.db
          .selectFrom('articles')
          .select('content_id')
          .where('released_at', 'is not', null)
          .execute(),
      ];
      const none = deliveries === 0 && receipts === 0 && issues === 0 && released.length === 0;
      const all = deliveries === many && receipts === many && released.length === 1;
      return { deliveries, consistent: none || all };
    }
  });
});
