import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { runCommand, startCommand } from '../set-up/command-line.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';

let directory: string;
let variables: Record<string, string>;
const run = (...words: string[]) => runCommand(words, variables);
const store = () => openStore({ kind: 'sqlite', file: join(directory, 'updates.sqlite') });

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'updates-backup-'));
  variables = {
    UPDATES_DIRECTORY: directory,
    UPDATES_URL: 'http://localhost/updates/',
    UPDATES_MANIFEST: join(directory, 'updates.json'),
  };
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a copy made while a worker sends is whole, and restored it sends nothing by itself', async () => {
  const articles = [article('while-copying')];
  await writeFile(variables['UPDATES_MANIFEST'] ?? '', JSON.stringify(manifestOf(...articles)));
  const opened = await store();
  await addReaders(opened, 300);
  await publish(opened, manifestOf(), { now: 2 });
  await publish(opened, manifestOf(...articles), { now: Date.now() });
  const sent = async (): Promise<number> =>
    (await opened.db.selectFrom('deliveries').select('id').where('state', '=', 'sent').execute())
      .length;

  const worker = startCommand(['worker'], variables);
  const ended = new Promise((resolve) => worker.on('close', resolve));
  await until(async () => (await sent()) > 20);
  const copy = join(directory, 'copy.sqlite');
  expect(await run('backup', copy)).toMatchObject({
    exit: 0,
    err: '',
    out: expect.stringContaining('the copy is whole'),
  });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect((await run('backup', copy)).err).toContain('is there already');
  await until(async () => (await sent()) === 300);
  worker.kill('SIGTERM');
  expect(await ended).toBe(0);
  await opened.close();

  expect(await run('restore', copy)).toMatchObject({
    exit: 3,
    err: expect.stringContaining('move it away first'),
  });
  for (const ending of ['', '-wal', '-shm']) {
    const file = join(directory, `updates.sqlite${ending}`);
    if (statSync(file, { throwIfNoEntry: false })) renameSync(file, `${file}.old`);
  }
  expect(await run('restore', copy)).toMatchObject({
    exit: 0,
    out: expect.stringContaining('1 issue'),
  });

  const restored = await store();
  const before = await restored.db
    .selectFrom('deliveries')
    .select(['id', 'state'])
    .orderBy('id')
    .execute();
  expect(before).toHaveLength(300);
  const again = startCommand(['worker'], variables);
  let said = '';
  again.stderr.on('data', (data: Buffer) => (said += data.toString()));
  await until(() => said.includes('First run: the 1 article'));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  again.kill('SIGTERM');
  await new Promise((resolve) => again.on('close', resolve));
  expect(
    await restored.db.selectFrom('deliveries').select(['id', 'state']).orderBy('id').execute(),
  ).toEqual(before);
  expect((await run('plan')).out).toContain('Nothing is new');
  expect((await run('status', '--check')).exit).toBe(3);
  await restored.close();
}, 90_000);

test('an article published after the copy was made isn’t sent again from it', async () => {
  const unsent = [article('while-copying'), article('after-the-copy')];
  await writeFile(variables['UPDATES_MANIFEST'] ?? '', JSON.stringify(manifestOf(...unsent)));
  expect((await run('restore', '--in-place')).exit).toBe(0);
  expect((await run('plan')).out).toContain('2 articles are history');
  expect((await run('send')).exit).toBe(0);
  expect((await run('plan')).out).toContain('Nothing is new');
});

test('a damaged copy is refused', async () => {
  const damaged = join(directory, 'damaged.sqlite');
  await writeFile(damaged, Buffer.alloc(8192, 'x'));
  const variablesElsewhere = { ...variables, UPDATES_DIRECTORY: join(directory, 'elsewhere') };
  const { exit, err } = await runCommand(['restore', damaged], variablesElsewhere);
  expect(exit).toBe(1);
  expect(err).not.toBe('');
  expect(statSync(join(directory, 'elsewhere'), { throwIfNoEntry: false })).toBeUndefined();
});
