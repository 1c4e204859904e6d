import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { writeCompressedCopies } from '../../src/integrations/compressed-copies.ts';
import { folderOf } from './served-site.ts';

const page = (name: string): string =>
  `<!doctype html><title>${name}</title>${'<p>word </p>'.repeat(200)}`;

it('stand beside every file that gains by them', async () => {
  const folder = await folderOf({
    'a/index.html': page('a'),
    'site.css': 'a{}'.repeat(1000),
    'mark.svg': `<svg>${' '.repeat(2000)}</svg>`,
    'small.html': 'x'.repeat(1023),
    'edge.html': 'x'.repeat(1024),
    'font.woff2': page('not really a font'),
    _headers: page('rules'),
  });
  const count = await writeCompressedCopies(folder, await folderOf({}));
  const copies = (await readdir(folder, { recursive: true }))
    .filter((path) => /\.(?:br|gz)$/.test(path))
    .toSorted();
  expect(copies).toEqual(
    ['a/index.html', 'edge.html', 'mark.svg', 'site.css'].flatMap((path) => [
      `${path}.br`,
      `${path}.gz`,
    ]),
  );
  expect(count.compressed).toBe(8);
  const original = await readFile(join(folder, 'a/index.html'));
  expect(brotliDecompressSync(await readFile(join(folder, 'a/index.html.br')))).toEqual(original);
  expect(gunzipSync(await readFile(join(folder, 'a/index.html.gz')))).toEqual(original);
});

it('are not written where they would not be smaller', async () => {
  const folder = await folderOf({ 'random.txt': randomBytes(5000) });
  expect(await writeCompressedCopies(folder, await folderOf({}))).toEqual({
    files: 0,
    compressed: 2,
  });
  expect(await readdir(folder)).toEqual(['random.txt']);
});

it('have the same bytes for the same content, without a time in them', async () => {
  const [first, second] = [
    await folderOf({ 'a.html': page('a') }),
    await folderOf({ 'a.html': page('a') }),
  ];
  await utimes(join(second, 'a.html'), 1, 1);
  await writeCompressedCopies(first, await folderOf({}));
  await writeCompressedCopies(second, await folderOf({}));
  for (const copy of ['a.html.br', 'a.html.gz']) {
    expect(await readFile(join(first, copy))).toEqual(await readFile(join(second, copy)));
  }
  expect((await readFile(join(first, 'a.html.gz'))).readUInt32LE(4)).toBe(0);
});

it('are compressed once for a content, whenever it was written', async () => {
  const cache = await folderOf({});
  const folder = await folderOf({ 'a.html': page('a'), 'b.html': page('b') });
  expect((await writeCompressedCopies(folder, cache)).compressed).toBe(4);
  expect(await writeCompressedCopies(folder, cache)).toEqual({ files: 2, compressed: 0 });
  await writeFile(join(folder, 'a.html'), page('a'));
  await utimes(join(folder, 'a.html'), 1, 1);
  expect(await writeCompressedCopies(folder, cache)).toEqual({ files: 2, compressed: 0 });
  const before = await readFile(join(folder, 'a.html.br'));
  await writeFile(join(folder, 'a.html'), page('c'));
  await rm(join(folder, 'b.html'));
  expect(await writeCompressedCopies(folder, cache)).toEqual({ files: 1, compressed: 2 });
  expect(await readFile(join(folder, 'a.html.br'))).not.toEqual(before);
  expect((await readdir(folder)).toSorted()).toEqual(['a.html', 'a.html.br', 'a.html.gz']);
});

it('that somebody took away are written again', async () => {
  const cache = await folderOf({});
  const folder = await folderOf({ 'a.html': page('a') });
  await writeCompressedCopies(folder, cache);
  await rm(join(folder, 'a.html.gz'));
  expect((await writeCompressedCopies(folder, cache)).compressed).toBe(2);
  expect((await readdir(folder)).toSorted()).toEqual(['a.html', 'a.html.br', 'a.html.gz']);
});

it('are all made anew when the ledger is damaged', async () => {
  const cache = await folderOf({});
  const folder = await folderOf({ 'a.html': page('a') });
  await writeCompressedCopies(folder, cache);
  for (const file of await readdir(cache)) await writeFile(join(cache, file), '[["a.html",');
  expect((await writeCompressedCopies(folder, cache)).compressed).toBe(2);
});

it('of a file that became small or went away are taken away; other archives stay', async () => {
  const folder = await folderOf({ 'a.html': page('a'), 'worksheets.tar.gz': 'archive' });
  const cache = await folderOf({});
  await writeCompressedCopies(folder, cache);
  await writeFile(join(folder, 'a.html'), 'short');
  await writeCompressedCopies(folder, cache);
  expect((await readdir(folder)).toSorted()).toEqual(['a.html', 'worksheets.tar.gz']);
});

it('of many files are written by two builds at once without harm', async () => {
  const cache = await folderOf({});
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`${index}.html`, page(`page ${index}`)]),
  );
  const folders = [await folderOf(files), await folderOf({ ...files, 'more.html': page('more') })];
  await Promise.all(folders.map((folder) => writeCompressedCopies(folder, cache)));
  for (const folder of folders) {
    const copy = await readFile(join(folder, '7.html.br'));
    expect(brotliDecompressSync(copy).toString()).toBe(page('page 7'));
  }
});
