import { randomBytes } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { writeCompressedCopies } from '../../src/integrations/compressed-copies.ts';
import { folderOf } from './served-site.ts';

vi.mock('node:zlib', { spy: true });

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
  await writeCompressedCopies(folder);
  const copies = (await readdir(folder, { recursive: true }))
    .filter((path) => /\.(?:br|gz)$/.test(path))
    .toSorted();
  expect(copies).toEqual(
    ['a/index.html', 'edge.html', 'mark.svg', 'site.css'].flatMap((path) => [
      `${path}.br`,
      `${path}.gz`,
    ]),
  );
  const original = await readFile(join(folder, 'a/index.html'));
  expect(zlib.brotliDecompressSync(await readFile(join(folder, 'a/index.html.br')))).toEqual(
    original,
  );
  expect(zlib.gunzipSync(await readFile(join(folder, 'a/index.html.gz')))).toEqual(original);
});

it('are not written where they would not be smaller', async () => {
  const folder = await folderOf({ 'random.txt': randomBytes(5000) });
  await writeCompressedCopies(folder);
  expect(await readdir(folder)).toEqual(['random.txt']);
});

it('are compressed once for a content, in whatever folder and whenever it was written', async () => {
  const name = randomBytes(8).toString('hex');
  const first = await folderOf({ 'a.html': page(name) });
  const second = await folderOf({ 'b.html': page(name) });
  await utimes(join(second, 'b.html'), 1, 1);
  const timesCompressed = (): number =>
    vi.mocked(zlib.brotliCompress).mock.calls.length + vi.mocked(zlib.gzip).mock.calls.length;
  const before = timesCompressed();
  await writeCompressedCopies(first);
  expect(timesCompressed()).toBe(before + 2);
  await writeCompressedCopies(second);
  expect(timesCompressed()).toBe(before + 2);
  for (const ending of ['.br', '.gz']) {
    expect(await readFile(join(first, `a.html${ending}`))).toEqual(
      await readFile(join(second, `b.html${ending}`)),
    );
  }
  expect((await readFile(join(first, 'a.html.gz'))).readUInt32LE(4)).toBe(0);
});

it('of many files are written by two builds at once without harm', async () => {
  const name = randomBytes(8).toString('hex');
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`${index}.html`, page(`${name} ${index}`)]),
  );
  const folders = [await folderOf(files), await folderOf({ ...files, 'more.html': page('more') })];
  await Promise.all(folders.map((folder) => writeCompressedCopies(folder)));
  for (const folder of folders) {
    const copy = await readFile(join(folder, '7.html.br'));
    expect(zlib.brotliDecompressSync(copy).toString()).toBe(page(`${name} 7`));
  }
});
