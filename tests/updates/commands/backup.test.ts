import { renameSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { runCommand, startCommand, startInside } from '../set-up/command-line.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

let directory: string;
let variables: Record<string, string>;
const run = (...words: string[]) => runCommand(words, variables);
const store = () => openStore({ kind: 'sqlite', file: join(directory, 'updates.sqlite') });

beforeAll(() => {
  directory = temporaryFolder();
  variables = {
    UPDATES_DIRECTORY: directory,
    UPDATES_MANIFEST: join(directory, 'updates.json'),
    UPDATES_URL: 'http://localhost:4322/updates/',
  };
});
afterAll(() => removeFolder(directory));

test('a copy made while a worker sends is whole, and restored it sends nothing by itself', async () => {
  const articles = [article('while-copying')];
  await writeFile(variables['UPDATES_MANIFEST'] ?? '', JSON.stringify(manifestOf(...articles)));
  const opened = await store();
  await addReaders(opened, 150);
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
  await until(async () => (await sent()) === 150);
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
  expect(before).toHaveLength(150);
  const again = startInside(['worker'], variables);
  // Longer than its rest: it has looked twice for what is due.
  await new Promise((resolve) => setTimeout(resolve, 1200));
  again.interrupt();
  expect(await again.ended).toMatchObject({ exit: 0 });
  expect(
    await restored.db.selectFrom('deliveries').select(['id', 'state']).orderBy('id').execute(),
  ).toEqual(before);
  expect((await run('plan')).out).toContain('Nothing is new');
  expect((await run('status', '--check')).exit).toBe(12);
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
