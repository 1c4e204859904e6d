import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
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
        const began = performance.now();
        const pages = await writeSearchIndex(fileURLToPath(dir), cacheFolder);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        logger.info(`${pages} pages indexed in ${seconds} s`);
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

/** Pagefind also writes interfaces of its own, which this site has no use for. */
const unused = /^pagefind-(?!entry\.json)/;
/** The engine for languages that Pagefind has no stems for, written beside that of the site's own. */
const engineOfNoLanguage = 'wasm.unknown.pagefind';

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
  /** The moment an article was published, ISO 8601; empty for other pages. */
  readonly published: string;
  readonly digest: string;
}

/** The pages to index. Pagefind lists what has equal rank in the order it is given: the newest article comes first. */
async function searchedPages(folder: string): Promise<SearchedPage[]> {
  const pages: SearchedPage[] = [];
  for (const location of filesBelow(folder)) {
    if (!location.endsWith('.html')) continue;
    const html = await readFile(location, 'utf8');
    if (!html.includes('data-pagefind-body')) continue;
    const path = relative(folder, location).split(sep).join('/');
    const [, published = ''] = /"article:published_time" content="([^"]*)"/.exec(html) ?? [];
    pages.push({ path, published, digest: hash('sha256', content(html)) });
  }
  return pages.toSorted(
    (one, other) => compare(other.published, one.published) || compare(one.path, other.path),
  );
}

/** What stands between a page's frame: only this is indexed, and only this makes an index out of date. */
function content(html: string): string {
  return html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
}

async function makeIndex(
  folder: string,
  pages: readonly SearchedPage[],
  outputPath: string,
): Promise<void> {
  const { index, errors } = await createIndex({
    // Words of another language, marked as such, would else be an index of their own.
    forceLanguage: new Intl.Locale(site.language).language,
    excludeSelectors: leftOut,
  });
  const progress = startProgressOfLongWork('Indexing', pages.length, process.stderr);
  for (const [position, { path }] of pages.entries()) {
    const html = content(await readFile(join(folder, path), 'utf8'));
    const added = await index?.addHTMLFile({
      url: `/${path.replace(/index\.html$/, '')}`,
      content: `<html>${html}</html>`,
    });
    errors.push(...(added?.errors ?? []));
    progress.to(position + 1);
  }
  const written = await index?.writeFiles({ outputPath });
  errors.push(...(written?.errors ?? []));
  progress.end();
  await close();
  if (errors.length > 0) throw new Error(`The search index can't be made: ${errors.join('; ')}`);
  const files = await readdir(outputPath);
  const hasOwnEngine = files.filter((file) => file.startsWith('wasm.')).length > 1;
  for (const file of files) {
    const isUnused = unused.test(file) || (hasOwnEngine && file === engineOfNoLanguage);
    if (isUnused) await rm(join(outputPath, file));
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
