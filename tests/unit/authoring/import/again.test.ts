import { appendFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, runImport, testFolder, treeOf, writeExport } from './run-import.ts';

const articles = [
  { identity: '1', slug: 'one', address: 'https://old.example/one' },
  { identity: '2', slug: 'one', address: 'https://old.example/two' },
  { identity: '3', slug: 'three', published: '2999-01-01', topics: ['New here', 'Goals'] },
];

test('importing again changes nothing, not even the times of files', async () => {
  const folder = await testFolder();
  const file = join(folder, 'old.jsonl');
  await writeExport(file, articles);
  expect((await runImport(folder, file)).output).toContain('3 new');
  const first = await treeOf(join(folder, 'content'));
  expect([...first.keys()]).toEqual([
    ...['articles/one-2.mdx', 'articles/one.mdx', 'articles/three.mdx'],
    ...['topics/goals.mdx', 'topics/new-here.mdx'],
  ]);
  const again = await runImport(folder, file);
  expect(again.output).toContain('3 unchanged');
  expect(again.exit).toBe(0);
  expect(await treeOf(join(folder, 'content'))).toEqual(first);
});

test('what an author edited stays, unless it is to be overwritten', async () => {
  const folder = await testFolder();
  const file = join(folder, 'old.jsonl');
  await writeExport(file, articles);
  await runImport(folder, file);
  const path = join(folder, 'content/articles/one.mdx');
  const imported = await readFile(path, 'utf8');
  await appendFile(path, '\nA word of today.\n');
  expect((await runImport(folder, file)).output).toContain('1 kept, 2 unchanged');
  expect(await readFile(path, 'utf8')).toContain('A word of today.');
  expect((await runImport(folder, '--overwrite', file)).output).toContain('1 replaced');
  expect(await readFile(path, 'utf8')).toBe(imported);
});

test('an article that was here before keeps its address and its file', async () => {
  const folder = await testFolder();
  const file = join(folder, 'old.jsonl');
  await writeExport(file, articles);
  const own = '---\nid: my-own-article\ntitle: Mine\nredirectFrom: [/two/]\n---\n\nMine.\n';
  await mkdir(join(folder, 'content/articles/one'), { recursive: true });
  await writeFile(join(folder, 'content/articles/one/index.mdx'), own);
  await runImport(folder, '--overwrite', file);
  expect(await readFile(join(folder, 'content/articles/one/index.mdx'), 'utf8')).toBe(own);
  const names = await readdir(join(folder, 'content/articles'));
  expect(names.toSorted()).toEqual(['one', 'one-2.mdx', 'one-3.mdx', 'three.mdx']);
  const second = await readFile(join(folder, 'content/articles/one-3.mdx'), 'utf8');
  expect(second).not.toContain('/two');
  const report = await readFile(join(folder, 'report/report.md'), 'utf8');
  expect(report).toContain('https://old.example/two: another article had it first');
});

test('a dry run says what it would do, and writes nothing', async () => {
  const folder = await testFolder();
  const file = join(folder, 'old.jsonl');
  await writeExport(file, articles);
  const before = await bytesOf(folder);
  const { output, exit } = await runImport(folder, '--dry-run', file);
  expect(output).toMatch(/new +\/articles\/one-2\/ +About 2/);
  expect(exit).toBe(0);
  expect(await bytesOf(folder)).toEqual(before);
});

test('what can be read of a damaged export comes along, and the exit code says that it was damaged', async () => {
  const folder = await testFolder();
  const file = join(folder, 'old.jsonl');
  await writeExport(file, [...articles, 'damaged', { identity: '5' }]);
  const { output, complaints, exit } = await runImport(folder, file);
  expect(output).toContain('3 new');
  expect(complaints).toContain('line 4: this is no article.');
  expect(complaints.match(/this is no article/g)).toHaveLength(1);
  expect(exit).toBe(1);
});

test('a file of no known kind is refused with a sentence, and the others are imported', async () => {
  const folder = await testFolder();
  await writeExport(join(folder, 'old.jsonl'), [...articles, 'page 4']);
  const { complaints, output, exit } = await runImport(
    folder,
    'package.json',
    join(folder, 'old.jsonl'),
  );
  expect(complaints).toBe('package.json: this is no export that can be read.');
  expect(output).toContain('3 new');
  expect(output).toContain('Found: 4, that is 3 new, 1 left out');
  expect(await readFile(join(folder, 'report/report.md'), 'utf8')).toContain(
    'page 4 is no article.',
  );
  expect(exit).toBe(1);
});

test('a command line that asks for nothing, or for readers without their consent, is refused', async () => {
  const folder = await testFolder();
  await expect(runImport(folder)).rejects.toThrow('Name the files to import');
  await expect(runImport(folder, '--subscribers', 'readers.csv')).rejects.toThrow(
    'Say how and when these readers agreed',
  );
});
