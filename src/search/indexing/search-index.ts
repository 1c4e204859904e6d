import { hash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { chunkPath, tablePath, textPath } from '../index-files.ts';
import { indexFiles } from './inverted-index.ts';
import { searchedArticle } from './searched-article.ts';
import type { SearchedArticle } from './searched-article.ts';
import { filesBelow } from '../../serving/files-below.ts';
import { site } from '../../site.ts';
import { inParallel } from '../../integrations/in-parallel.ts';
import { openLedger } from './ledger.ts';

/** After the build: indexes every page that has a `data-search-article`, for searching on the reader's own device. */
export function searchIndex(): AstroIntegration {
  let cacheFolder: string;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = fileURLToPath(config.cacheDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now();
        const articles = await writeSearchIndex(fileURLToPath(dir), cacheFolder, site.language);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        logger.info(`${articles} articles indexed in ${seconds} s`);
      },
    },
  };
}

/** Whether a file of the built site, by its path in it, belongs to the search index. */
export function isSearchIndex(path: string): boolean {
  return folders.some((folder) => path.startsWith(folder)) || path === tablePath.slice(1);
}

const folders = [chunkPath(''), textPath(0)].map((path) => `${dirname(path).slice(1)}/`);

/**
 * Writes the search index of a built site into it, in place of one that is there.
 * @param cacheFolder keeps what pages say and what was written, so that only what changed is read and written.
 * @returns how many articles it holds.
 */
export async function writeSearchIndex(
  folder: string,
  cacheFolder: string,
  language: string,
): Promise<number> {
  const files = filesBelow(folder).map((location) =>
    relative(folder, location).split(sep).join('/'),
  );
  const pages = files.filter((path) => path.endsWith('.html'));
  const articles = await searchedArticles(folder, cacheFolder, pages);

  const ledger = openLedger(cacheFolder, 'search-files-1', folder, z.string());
  const before = await ledger.read();
  const stale = new Set(files.filter((path) => isSearchIndex(path)));
  const next = new Map<string, string>();
  for (const place of folders) await mkdir(join(folder, place), { recursive: true });
  for (const [address, content] of indexFiles(articles, language)) {
    const path = address.slice(1);
    const digest = hash('sha256', content);
    next.set(path, digest);
    if (!stale.delete(path) || before.get(path) !== digest) {
      await writeFile(join(folder, path), content);
    }
  }
  for (const path of stale) await rm(join(folder, path));
  await ledger.write(next);
  return articles.length;
}

const searchedPage = z.object({
  size: z.number(),
  /** When the page was written, in milliseconds. */
  time: z.number(),
  /** What it says; nothing where it isn't searched. */
  article: z
    .object({
      url: z.string(),
      title: z.string(),
      published: z.string(),
      topics: z.array(z.string()).readonly(),
      text: z.string(),
    })
    .optional(),
});

/** What the pages say to the search; a page that wasn't written since isn't read again. */
async function searchedArticles(
  folder: string,
  cacheFolder: string,
  pages: readonly string[],
): Promise<SearchedArticle[]> {
  const ledger = openLedger(cacheFolder, 'search-pages-1', folder, searchedPage);
  const before = await ledger.read();
  const next = new Map<string, z.infer<typeof searchedPage>>();
  await inParallel('Reading pages for the search', pages, async (path) => {
    const location = join(folder, path);
    const { size, mtimeMs: time } = await stat(location);
    const known = before.get(path);
    if (known?.size === size && known.time === time) return void next.set(path, known);
    const address = `/${path.replace(/index\.html$/, '')}`;
    const article = searchedArticle(await readFile(location, 'utf8'), address);
    next.set(path, { size, time, article });
  });
  await ledger.write(next);
  return [...next.values()].flatMap(({ article }) => article ?? []);
}
