import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeSearchIndex } from '../../../src/search/search-index.ts';

const page = (text: string, frame = 'Menu'): string =>
  `<!doctype html><html lang="en"><head><title>x</title></head><body><p>${frame}</p>
  <main><article data-pagefind-body><h1>One good week</h1><p>${text}</p></article></main></body></html>`;

async function newSite(): Promise<{ site: string; cache: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'search-index-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [site, cache] = [join(folder, 'site'), join(folder, 'cache')];
  await mkdir(join(site, 'articles/one'), { recursive: true });
  await writeFile(join(site, 'articles/one/index.html'), page('A forklift and a week.'));
  await writeFile(join(site, 'index.html'), '<main><h1>Home</h1></main>');
  return { site, cache };
}

async function filesOf(site: string): Promise<Map<string, Buffer>> {
  const folder = join(site, 'pagefind');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ name, parentPath }): Promise<[string, Buffer]> => [
        name,
        await readFile(join(parentPath, name)),
      ]),
    ),
  );
}

test('the same pages give the same bytes', async () => {
  const [one, other] = [await newSite(), await newSite()];
  expect(await writeSearchIndex(one.site, one.cache)).toBe(1);
  expect(await writeSearchIndex(other.site, other.cache)).toBe(1);
  expect(await filesOf(other.site)).toEqual(await filesOf(one.site));
});

test('an index is made again when what is searched changed, and only then', async () => {
  const { site, cache } = await newSite();
  const build = async (html: string): Promise<Map<string, Buffer>> => {
    await writeFile(join(site, 'articles/one/index.html'), html);
    await writeSearchIndex(site, cache);
    return filesOf(site);
  };
  await build(page('A forklift and a week.'));
  const [kept = ''] = await readdir(join(cache, 'search-index'));
  await writeFile(join(cache, 'search-index', kept, 'kept'), '');

  const same = await build(page('A forklift and a week.', 'Another menu'));
  expect([...same.keys()]).toContain('kept');
  const after = await build(page('A forklift and a month.'));
  expect([...after.keys()]).not.toContain('kept');
  expect(await readdir(join(cache, 'search-index'))).toHaveLength(1);
});
