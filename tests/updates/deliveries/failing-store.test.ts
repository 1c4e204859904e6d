import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store, StoreLocation } from '../../../src/updates/store/open-store.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import type { MailSink } from '../set-up/mail-sink.ts';
import { freshDatabase, startPostgres } from '../set-up/postgres-server.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { startSending } from '../set-up/sending-worker.ts';
import { until, untilFinished } from '../set-up/waiting.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

const readers = 200;
const connections = 5;
const postgres = await startPostgres({ durable: true });
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.close();
});

let directory: string;
let sink: MailSink;
beforeEach(async () => {
  directory = temporaryFolder();
  sink = await startMailSink({ answerAfter: 5 });
});
afterEach(async () => {
  await sink.close();
  removeFolder(directory);
});

async function sealed(store: Store): Promise<number> {
  await addReaders(store, readers);
  await publish(store, manifestOf(), { now: 2 });
  const [issue] = await publish(store, manifestOf(article('failing')), { now: Date.now() });
  return issue?.id ?? 0;
}

/** Sends the rest with a worker that has nothing to fear, and looks at the whole. */
async function resume(location: StoreLocation, issue: number): Promise<void> {
  const store = await openStore(location);
  const worker = await startSending({ store: location, directory, port: sink.port, connections });
  const early = worker.ended.then(({ said }) => Promise.reject(new Error(`It ended: ${said}`)));
  const counts = await Promise.race([untilFinished(store, issue, 30_000), early]);
  expect((await worker.stop()).code).toBe(0);
  const uncertain = await store.db
    .selectFrom('deliveries')
    .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .select('email')
    .where('deliveries.state', '=', 'uncertain')
    .execute();
  await store.close();
  const copies = sink.copies();
  expect([...copies.values()].filter((count) => count > 1)).toEqual([]);
  expect(counts.sent + counts.uncertain).toBe(readers);
  expect(counts.uncertain).toBeLessThanOrEqual(connections);
  expect(copies.size).toBeGreaterThanOrEqual(counts.sent);
  expect(uncertain.length).toBe(counts.uncertain);
}

describe('a store that fails in the middle', () => {
  test(
    'SQLite on a full disk: ends with a sentence, and goes on later',
    { timeout: 60_000 },
    async () => {
      const location: StoreLocation = { kind: 'sqlite', file: join(directory, 'full.sqlite') };
      const store = await openStore(location);
      const issue = await sealed(store);
      await store.close();
      const disk = Math.ceil(statSync(location.file).size / 1024);
      const worker = await startSending({
        store: location,
        directory,
        port: sink.port,
        connections,
        disk,
      });
      const { code, said } = await worker.ended;
      expect(code).toBe(1);
      expect(said).toMatch(
        /^Sending stopped because the store failed: (?:database or disk is full|disk I\/O error)\. .+ start again once the store works\.$/m,
      );
      const before = sink.received.length;
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(readers);
      await resume(location, issue);
    },
  );

  test.skipIf(typeof postgres === 'string')(
    `PostgreSQL that stops: ends with a sentence, and goes on later${typeof postgres === 'string' ? ` (${postgres})` : ''}`,
    { timeout: 90_000 },
    async () => {
      if (typeof postgres === 'string') return;
      const location: StoreLocation = {
        kind: 'postgres',
        url: await freshDatabase(postgres.url),
        connections: 4,
      };
      const store = await openStore(location);
      const issue = await sealed(store);
      await store.close();
      const worker = await startSending({
        store: location,
        directory,
        port: sink.port,
        connections,
      });
      await until(() => sink.received.length > 50);
      await postgres.stop();
      const during = sink.received.length;
      expect(during).toBeLessThan(readers);
      const restarted = wait(1500).then(() => postgres.start());
      const { code, said } = await worker.ended;
      expect(code).toBe(1);
      expect(said).toMatch(/^Sending stopped because the store failed: /m);
      await restarted;
      await resume(location, issue);
    },
  );
});
