import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { chunkPath, tablePath, textPath } from '../search/index-files.ts';
import { indexFiles } from '../search/indexing/inverted-index.ts';
import { searchedArticle } from '../search/indexing/searched-article.ts';
import { filesBelow } from '../serving/files-below.ts';
import { site } from '../site.ts';

/** After the build: indexes every page that has a `data-search-article`, for searching on the reader's own device. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const began = performance.now();
        const articles = writeSearchIndex(fileURLToPath(dir), site.language);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        logger.info(`${articles} articles indexed in ${seconds} s`);
      },
    },
  };
}

/**
 * Writes the search index of a built site into it, in place of one that is there.
 * @returns how many articles it holds.
 */
export function writeSearchIndex(folder: string, language: string): number {
  const articles = filesBelow(folder)
    .filter((location) => location.endsWith('.html'))
    .flatMap((location) => {
      const path = relative(folder, location).split(sep).join('/');
      const url = `/${path.replace(/index\.html$/, '')}`;
      return searchedArticle(readFileSync(location, 'utf8'), url) ?? [];
    });
  for (const path of [chunkPath(''), textPath(0)]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
  }
  const written = new Set<string>();
  for (const [path, content] of indexFiles(articles, language)) {
    writeFileSync(join(folder, path), content);
    written.add(join(folder, path));
  }
  for (const location of filesBelow(join(folder, dirname(tablePath)))) {
    if (location.endsWith('.json') && !written.has(location)) rmSync(location);
  }
  return articles.length;
}
