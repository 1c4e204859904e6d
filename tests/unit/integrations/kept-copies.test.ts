import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeCompressedCopies } from '../../../src/integrations/compressed-copies.ts';
import { writeSearchIndex } from '../../../src/search/indexing/search-index.ts';

test('where nothing changed, no page is indexed and nothing compressed again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-copies-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [site, cache] = [join(folder, 'site'), join(folder, 'cache')];
  await mkdir(join(site, 'articles/one'), { recursive: true });
  await writeFile(
    join(site, 'articles/one/index.html'),
    `<article data-search-article><h1>One good week</h1><time datetime="2026-05-14">May 14</time><p>${sentences}</p></article>`,
  );
  const build = async (): Promise<number> => {
    expect(await writeSearchIndex(site, cache, 'en')).toBe(1);
    return (await writeCompressedCopies(site, cache)).compressed;
  };
  // The page, and what the index says of it, in two formats each.
  expect(await build()).toBeGreaterThanOrEqual(4);
  expect(await build()).toBe(0);
});

const sentences = Array.from(
  { length: 200 },
  (_, number) => `On day ${number} somebody called ${number * 7} customers.`,
).join(' ');
