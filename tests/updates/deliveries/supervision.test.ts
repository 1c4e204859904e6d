import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { readSettings } from '../../../src/updates/settings.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import { keepSending } from '../../../src/updates/worker/supervision.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import type { MailSink } from '../set-up/mail-sink.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until, untilFinished } from '../set-up/waiting.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

let directory: string;
let sink: MailSink;
let store: Store;
let file: string;
beforeEach(async () => {
  directory = temporaryFolder();
  sink = await startMailSink();
  file = join(directory, 'updates.sqlite');
  store = await openStore({ kind: 'sqlite', file, lockPatience: 50 });
});
afterEach(async () => {
  await sink.close();
  await store.close();
  removeFolder(directory);
});

const options = (log: string[] = []) => ({
  store,
  settings: readSettings({
    UPDATES_DIRECTORY: directory,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    SMTP_WITHOUT_TLS: 'yes',
  }),
  secrets: readSecrets(directory, {}),
  log: (line: string) => log.push(line),
  rest: 20,
  insistence: 50,
  pauseAfter: () => 20,
});

describe('a store that fails for a while', () => {
  test('is waited for: sending starts again by itself when another process lets go of its lock', async () => {
    const log: string[] = [];
    await addReaders(store, 10);
    await publish(store, manifestOf(), { now: 2 });
    const worker = keepSending(options(log));
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    await until(() => log.length >= 2);
    expect(log[0]).toMatch(
      /^Sending stopped because the store failed: database is locked\. .* It is tried again in 1 s\.$/,
    );
    other.exec('rollback');
    other.close();
    const [issue] = await publish(store, manifestOf(article('locked')), { now: Date.now() });
    expect(await untilFinished(store, issue?.id ?? 0)).toMatchObject({ sent: 10 });
    await worker.stop();
    expect(sink.copies().size).toBe(10);
  });

  test('because of a short lock is waited for, and nothing else in the process is held up', async () => {
    const patient = await openStore({ kind: 'sqlite', file, lockPatience: 10_000 });
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    // Only a process that goes on can end the lock that it waits for.
    setTimeout(() => other.close(), 300);
    const values = { name: 'one', value: 'written at last' };
    await patient.db.insertInto('facts').values(values).execute();
    const inside = new DatabaseSync(file);
    inside.exec('begin immediate');
    setTimeout(() => inside.close(), 300);
    await patient.db
      .transaction()
      .execute((transaction) =>
        transaction.deleteFrom('facts').where('name', '=', 'one').execute(),
      );
    expect(await patient.db.selectFrom('facts').selectAll().execute()).toEqual([]);
    await patient.close();
  });

  test('because its disk is full says so', async () => {
    const { page_count: pages } = new DatabaseSync(file).prepare('pragma page_count').get() ?? {};
    await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(store.db);
    const fill = store.db.transaction().execute(async (transaction) => {
      for (let row = 0; row < 1000; row += 1)
        await transaction
          .insertInto('facts')
          .values({ name: `row ${row}`, value: 'x'.repeat(1000) })
          .execute();
    });
    await expect(fill).rejects.toThrow('database or disk is full');
  });

  test('for too long ends sending with its sentence, so that the process can end', async () => {
    const worker = keepSending(options());
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    await expect(worker.stopped).rejects.toThrow(/store failed: database is locked/);
    other.exec('rollback');
    other.close();
  });

  test('is left alone once the process is told to end', async () => {
    const log: string[] = [];
    const worker = keepSending({ ...options(log), pauseAfter: () => 60_000 });
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    await until(() => log.length > 0);
    await worker.stop();
    await worker.stopped;
    other.exec('rollback');
    other.close();
  });
});

test('without a relay nothing is sent for readers who come from elsewhere', () => {
  const outside = readSettings({
    UPDATES_DIRECTORY: directory,
    UPDATES_URL: 'https://example.com/updates/',
  });
  expect(() => startWorker({ ...options(), settings: outside })).toThrow(
    /https:\/\/example\.com\/updates\/, but no SMTP_URL is set/,
  );
});
