import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { article } from './written.ts';

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
}

function check(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['src/authoring/check/check.ts', ...args],
      { env: { ...process.env, ...environment } },
      (error, output, complaint) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, complaint }),
    );
  });
}

async function contentWith(name: string, source: string): Promise<Record<string, string>> {
  await mkdir('.cache/tests', { recursive: true });
  const folder = await mkdtemp('.cache/tests/check-');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('tests/site/content', folder, { recursive: true });
  await writeFile(join(folder, 'articles', name), source);
  const cache = `.cache/astro/${encodeURIComponent(`./${folder}`)}`;
  onTestFinished(() => rm(cache, { recursive: true, force: true }));
  return { CONTENT_FOLDER: `./${folder}`, BUILD_NOW: '2026-11-22T09:00:00Z' };
}

test('our own content has no error and no warning', async () => {
  const { code, output } = await check(['--level', 'warning', '--json']);
  expect({ code, output }).toEqual({ code: 0, output: '[]\n' });
});

test('findings are listed by file, line and column, and errors set the exit code', async () => {
  const environment = await contentWith('bad.mdx', article('See [it](/nowhere/).\n\n#### Deep'));
  const listed = await check(['bad'], environment);
  expect(listed.code).toBe(1);
  expect(listed.output.split('\n').slice(1)).toEqual([
    expect.stringMatching(/^ {3}9:5 {2}error {4}internal-link {2}There is no page \/nowhere\//),
    expect.stringMatching(
      /^ {2}11:1 {2}warning {2}heading-order {2}"#### Deep" leaves a level out/,
    ),
    '',
    '1 error, 1 warning',
    '',
  ]);
  const errors = await check(['bad', '--level', 'error', '--json'], environment);
  expect(errors.code).toBe(1);
  expect(JSON.parse(errors.output)).toEqual([
    {
      file: expect.stringMatching(/bad\.mdx$/),
      line: 9,
      column: 5,
      level: 'error',
      rule: 'internal-link',
      sentence: expect.any(String),
    },
  ]);
  expect((await check(['plain'], environment)).code).toBe(0);
});

test('a command line that can’t be used is told so', async () => {
  const [unknown, level, folder, empty] = await Promise.all([
    check(['no-such-article']),
    check(['--level', 'loud']),
    check(['--site-folder', 'no/such/folder']),
    check([], { CONTENT_FOLDER: './no/such/content' }),
  ]);
  expect([unknown, level, folder, empty].map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(empty.complaint).toContain('There are no articles in ./no/such/content');
  expect(unknown.complaint).toContain('There is no "no-such-article"');
  expect(level.complaint).toContain('write error, warning, hint');
  expect(folder.complaint).toContain('There is no folder no/such/folder');
});
