import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import type { StoreLocation } from '../../../src/updates/store/open-store.ts';
import { freshDatabase } from './postgres-server.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/** Says where an empty store of the engine in turn can be opened. */
export type FreshStore = () => Promise<StoreLocation>;

const postgres = inject('postgres');

/** The same tests on SQLite and on PostgreSQL, or a skipped group that names the reason where that can't run. */
export function eachStore(name: string, tests: (fresh: FreshStore) => void): void {
  const directory = temporaryFolder();
  let files = 0;

  describe(`${name} (SQLite)`, () => {
    afterAll(() => removeFolder(directory));
    tests(() => {
      files += 1;
      return Promise.resolve({ kind: 'sqlite', file: join(directory, `${files}.sqlite`) });
    });
  });

  if ('reason' in postgres) {
    const { reason } = postgres;
    describe.skip(`${name} (PostgreSQL: ${reason})`, () =>
      tests(() => Promise.reject(new Error(reason))));
    return;
  }
  describe(`${name} (PostgreSQL)`, () => {
    tests(async () => ({
      kind: 'postgres',
      url: await freshDatabase(postgres.url, postgres.template),
      connections: 10,
    }));
  });
}
