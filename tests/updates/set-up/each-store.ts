import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { StoreLocation } from '../../../src/updates/store/open-store.ts';
import { startPostgres } from './postgres-server.ts';

/** Says where an empty store of the engine in turn can be opened. */
export type FreshStore = () => Promise<StoreLocation>;

const postgres = await startPostgres();

/** The same tests on SQLite and on PostgreSQL, or a skipped group that names the reason where that can't run. */
export function eachStore(name: string, tests: (fresh: FreshStore) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'updates-stores-'));
  let files = 0;

  describe(`${name} (SQLite)`, () => {
    afterAll(() => rmSync(directory, { recursive: true, force: true }));
    tests(() => {
      files += 1;
      return Promise.resolve({ kind: 'sqlite', file: join(directory, `${files}.sqlite`) });
    });
  });

  if (typeof postgres === 'string') {
    describe.skip(`${name} (PostgreSQL: ${postgres})`, () =>
      tests(() => Promise.reject(new Error(postgres))));
    return;
  }
  describe(`${name} (PostgreSQL)`, () => {
    tests(async () => ({ kind: 'postgres', url: await postgres.freshDatabase(), connections: 10 }));
  });
}

afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.close();
});
