import { createHash } from 'node:crypto';
import { months } from '../articles/months.ts';
import { publishedArticles } from '../articles/published.ts';
import { site } from '../site.ts';
import { codeDigest } from './code-digest.ts';

/**
 * The key of a page: what decides its bytes besides its code, which Astro follows by itself through every import.
 * What works on pages from outside of them is part of every key.
 * @param shown everything else that decides what the page shows. Of articles and topics in it the front matter
 * counts; a page that shows an article's text has to add its `digest`.
 */
export async function pageKey(...shown: readonly unknown[]): Promise<string> {
  onEveryPage ??= everyPage();
  return digestOf([await onEveryPage, shown]);
}

/** Astro follows a page's imports, not its own configuration and what that or the middleware imports. */
const worksFromOutside = [
  'src/article-text',
  'src/integrations',
  'src/middleware.ts',
  'src/security',
  'src/styles/fonts.ts',
  'src/styles/tokens.css',
  'astro.config.mjs',
];

let onEveryPage: Promise<string> | undefined;

async function everyPage(): Promise<string> {
  const newest = months(await publishedArticles()).slice(0, site.newestMonthsInSidebar);
  return digestOf([
    codeDigest(...worksFromOutside),
    process.version,
    newest.map(({ key, articles }) => [key, articles.length]),
  ]);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, asMentioned)).digest('hex');
}

/** An entry of a collection as other pages know it. */
function asMentioned(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('collection' in value && 'data' in value && 'id' in value)) return value;
  return { id: value.id, data: value.data };
}
