import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { startProgressOfLongWork } from '../command-line/progress.ts';
import { codeDigest } from '../incremental-build/code-digest.ts';
import { filesBelow } from '../serving/files-below.ts';
import { site } from '../site.ts';

/** After the build: indexes every page that has a `data-pagefind-body`, for searching on the reader's own device. */
export function searchIndex(): AstroIntegration {
  let cacheFolder: string;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = fileURLToPath(config.cacheDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const pages = await writeSearchIndex(fileURLToPath(dir), cacheFolder);
        logger.info(`${pages} pages can be searched`);
      },
    },
  };
}

/** What isn't text in a searched page. Of a calculator, its title and how it works it out are searched. */
const leftOut = [
  ...'nav form button svg img script style noscript thead summary footer h1 .kicker'.split(' '),
  ...['article .worksheet', '.worksheet .sheet', '.worksheet figure', '.equation', '.place'],
  ...['.plan .why', '.plan .part', '.plan .handing-on'],
];

/** Pagefind's interfaces and its worker, for which this site has no use. */
const unused = /^pagefind-(?!entry\.json)/;

/**
 * Writes Pagefind's index of a built site into its folder `pagefind/`, in place of one that is there.
 * @param cacheFolder keeps the index, for builds after which the searched pages say the same.
 * @returns how many pages it holds.
 * @throws an error with Pagefind's own words when it can't be made.
 */
export async function writeSearchIndex(folder: string, cacheFolder: string): Promise<number> {
  const pages = await searchedPages(folder);
  const code = codeDigest('src/search/search-index.ts', 'node_modules/pagefind/package.json');
  const inputs = JSON.stringify([code, site.language, pages]);
  const kept = join(cacheFolder, 'search-index', hash('sha256', inputs));
  if (!existsSync(kept)) {
    await rm(dirname(kept), { recursive: true, force: true });
    await makeIndex(folder, pages, `${kept}.unfinished`);
    await rename(`${kept}.unfinished`, kept);
  }
  const published = join(folder, 'pagefind');
  await rm(published, { recursive: true, force: true });
  await cp(kept, published, { recursive: true });
  return pages.length;
}

interface SearchedPage {
  /** The page's path in the built site. */
  readonly path: string;
  /** By which the newest article comes first: Pagefind lists what has equal rank in the order it is given. */
  readonly order: string;
  readonly digest: string;
}

async function searchedPages(folder: string): Promise<SearchedPage[]> {
  const pages: SearchedPage[] = [];
  for (const location of filesBelow(folder)) {
    if (!location.endsWith('.html')) continue;
    const html = await readFile(location, 'utf8');
    if (!html.includes('data-pagefind-body')) continue;
    const path = relative(folder, location);
    const [, published = ''] = /"article:published_time" content="([^"]*)"/.exec(html) ?? [];
    // What stands around it changes with every article, and isn't searched.
    const content = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
    pages.push({ path, order: `${published} ${path}`, digest: hash('sha256', content) });
  }
  return pages.toSorted((one, other) => (one.order < other.order ? 1 : -1));
}

async function makeIndex(
  folder: string,
  pages: readonly SearchedPage[],
  outputPath: string,
): Promise<void> {
  // A word brings its whole part of the index: an eighth of Pagefind's usual size saves a reader 20 KB a word. The
  // name says that it may go with a new version; the tests that count bytes would tell.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '2500';
  const { index, errors } = await createIndex({
    // Words of another language, marked as such, would else be an index of their own.
    forceLanguage: new Intl.Locale(site.language).language,
    excludeSelectors: leftOut,
  });
  const progress = startProgressOfLongWork('Indexing', pages.length, process.stderr);
  for (const [position, { path }] of pages.entries()) {
    const content = await readFile(join(folder, path), 'utf8');
    const added = await index?.addHTMLFile({ sourcePath: path, content });
    errors.push(...(added?.errors ?? []));
    progress.to(position + 1);
  }
  const written = await index?.writeFiles({ outputPath });
  errors.push(...(written?.errors ?? []));
  progress.end();
  await close();
  if (errors.length > 0) throw new Error(`The search index can't be made: ${errors.join('; ')}`);
  for (const file of await readdir(outputPath)) {
    if (unused.test(file)) await rm(join(outputPath, file));
  }
}
