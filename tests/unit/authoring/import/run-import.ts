import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
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
  articles: readonly (TestArticle | 'damaged')[],
): Promise<void> {
  const lines = articles.map((article) =>
    article === 'damaged'
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
  readonly exit: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Starts the real command over exports of the tests' kind, with `folder/content` and `folder/report`. */
export function startImport(folder: string, ...rest: readonly string[]): ChildProcess {
  return spawn(process.execPath, [
    'tests/unit/authoring/import/test-blog.ts',
    ...['--content', join(folder, 'content'), '--report', join(folder, 'report')],
    ...rest,
  ]);
}

/** Runs the command to its end. */
export async function runImport(folder: string, ...rest: readonly string[]): Promise<Ended> {
  const child = startImport(folder, ...rest);
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk));
  const exit = await new Promise<number | null>((ended) => child.once('close', ended));
  return { exit, output: output.join(''), complaints: complaints.join('') };
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
