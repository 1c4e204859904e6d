import {
  chmodSync,
  existsSync,
  readdirSync,
  statSync,
  unlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { runCommand } from '../set-up/command-line.ts';
import { addReaders } from '../set-up/readers-and-articles.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

let directory: string;
let mask: number;
const mode = (name: string): number => statSync(join(directory, name)).mode & 0o777;
const open = () => openStore({ kind: 'sqlite', file: join(directory, 'updates.sqlite') });

beforeEach(() => {
  directory = temporaryFolder();
  // A folder that exists, and a process that lets everybody read what it writes.
  chmodSync(directory, 0o755);
  mask = process.umask(0o022);
});
afterEach(() => {
  process.umask(mask);
  removeFolder(directory);
});

test('the store and its journals are the owner’s alone in a folder that exists', async () => {
  const store = await open();
  await addReaders(store, 1);
  for (const name of ['updates.sqlite', 'updates.sqlite-wal', 'updates.sqlite-shm'])
    expect(mode(name), name).toBe(0o600);
  await store.close();
});

test('a store and keys that others can read are closed to them', async () => {
  const first = await open();
  await addReaders(first, 1);
  readSecrets(directory, {});
  const files = [
    'updates.sqlite',
    'updates.sqlite-wal',
    'updates.sqlite-shm',
    'secrets/link-keys',
    'secrets/address-key',
  ];
  for (const name of files) chmodSync(join(directory, name), 0o644);
  const second = await open();
  readSecrets(directory, {});
  for (const name of files) expect(mode(name), name).toBe(0o600);
  await second.close();
  await first.close();
});

test('a copy, an export and a restored store are the owner’s alone from the first byte', async () => {
  const store = await open();
  await addReaders(store, 2000);
  await store.close();
  const variables = { UPDATES_DIRECTORY: directory };
  const seen = new Map<string, number>();
  const watcher = watch(directory, (_, name) => {
    const found =
      name === null ? undefined : statSync(join(directory, name), { throwIfNoEntry: false });
    if (name !== null && found?.isFile())
      seen.set(name, (seen.get(name) ?? 0) | (found.mode & 0o077));
  });
  writeFileSync(join(directory, 'readers.csv'), 'old', { mode: 0o644 });
  expect((await runCommand(['backup', join(directory, 'copy.sqlite')], variables)).exit).toBe(0);
  seen.delete('readers.csv');
  expect((await runCommand(['export', join(directory, 'readers.csv')], variables)).exit).toBe(0);
  for (const name of readdirSync(directory))
    if (name.startsWith('updates.sqlite')) unlinkSync(join(directory, name));
  // However the copy was kept, what is made from it is closed.
  chmodSync(join(directory, 'copy.sqlite'), 0o644);
  seen.delete('copy.sqlite');
  const { exit } = await runCommand(['restore', join(directory, 'copy.sqlite')], variables);
  watcher.close();
  expect(exit).toBe(0);
  for (const name of ['copy.sqlite', 'readers.csv', 'updates.sqlite']) {
    expect(existsSync(join(directory, name))).toBe(true);
    if (name !== 'copy.sqlite') expect(mode(name), name).toBe(0o600);
  }
  seen.delete('copy.sqlite');
  expect([...seen].filter(([, others]) => others !== 0)).toEqual([]);
}, 60_000);
