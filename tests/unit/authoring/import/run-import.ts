import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AuthorCommand } from '../../../../src/authoring/author-command.ts';
import { importCommand } from '../../../../src/authoring/import/import-command.ts';
import { oldBlogAt, oldBlogs } from '../../../../src/authoring/import/old-blogs.ts';
import { readArguments } from '../../../../src/command-line/arguments.ts';
import { testBlog, testBlogAt } from './test-blog.ts';
import type { OldArticle } from '../../../../src/authoring/import/old-article.ts';

/** An article of the test's own kind of export; what isn't given is filled in. */
export type TestArticle = Partial<OldArticle> & Pick<OldArticle, 'identity'>;

/** A folder for a test, gone after it. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes an export that only these tests can read. */
export async function writeExport(
  path: string,
  articles: readonly (TestArticle | 'damaged' | `page ${string}`)[],
): Promise<void> {
  const lines = articles.map((article) =>
    typeof article === 'string'
      ? article
      : JSON.stringify({
          title: `About ${article.identity}`,
          published: '2019-05-14T10:00:00+02:00',
          topics: ['Goals'],
          body: { kind: 'html', text: '<p>These are words enough for a description of it.</p>' },
          ...article,
        }),
  );
  await writeFile(path, lines.join('\n'));
}

/** What a finished run said. */
export interface Ended {
  readonly exit: number;
  readonly output: string;
  readonly complaints: string;
}

const into = (folder: string): string[] => [
  ...['--content', join(folder, 'content')],
  ...['--report', join(folder, 'report')],
];

/** Starts the real command as a process of its own, over exports of the tests' kind. */
export function startImport(folder: string, ...rest: readonly string[]): ChildProcess {
  const command = 'tests/unit/authoring/import/start-import.ts';
  return spawn(process.execPath, [command, ...into(folder), ...rest], { stdio: 'ignore' });
}

/** Runs the same command in this process, to its end. */
export function runImport(folder: string, ...rest: readonly string[]): Promise<Ended> {
  return ended(importCommand([testBlog], testBlogAt), folder, rest);
}

/** Runs the command in this process as its users do, over exports of any kind. */
export function runRealImport(folder: string, ...rest: readonly string[]): Promise<Ended> {
  return ended(importCommand(oldBlogs, oldBlogAt), folder, rest);
}

async function ended(
  { options = {}, takes, run }: AuthorCommand,
  folder: string,
  rest: readonly string[],
): Promise<Ended> {
  const output: string[] = [];
  const complaints: string[] = [];
  const exit = await run({
    ...readArguments([...into(folder), ...rest], options, takes, ''),
    print: (line) => void output.push(line),
    note: (line) => void complaints.push(line),
  });
  return { exit, output: output.join('\n'), complaints: complaints.join('\n') };
}

/** All files below a folder by their paths: their bytes and when they were written. */
export async function treeOf(
  folder: string,
): Promise<Map<string, { readonly bytes: string; readonly written: number }>> {
  const tree = new Map<string, { bytes: string; written: number }>();
  for (const path of (await readdir(folder, { recursive: true })).toSorted()) {
    const about = await stat(join(folder, path));
    if (about.isFile())
      tree.set(path, {
        bytes: await readFile(join(folder, path), 'latin1'),
        written: about.mtimeMs,
      });
  }
  return tree;
}

/** The same without the times. */
export async function bytesOf(folder: string): Promise<Map<string, string>> {
  return new Map([...(await treeOf(folder))].map(([path, { bytes }]) => [path, bytes]));
}
