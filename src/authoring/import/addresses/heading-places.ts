import GithubSlugger from 'github-slugger';
import { slugOf } from '../../slug.ts';
import { outsideFences } from '../body/outside-fences.ts';
import { decoded } from '../../last-segment.ts';
import type { OldArticle } from '../old-article.ts';
import { plainWords } from '../fields/plain-words.ts';

/**
 * The places in an article that links may have led to, as {@link placeKey} of what they were called, with the ids
 * that its headings have here. Headings that a blog gave no name to are known by their words, as generators name them.
 */
export function headingPlaces(body: OldArticle['body']): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const slugger = new GithubSlugger();
  for (const { words, named } of headingsIn(body)) {
    // The site writes dashes for them before it names its headings.
    const id = slugger.slug(words.replace(/-{2,3}/g, '–'));
    for (const key of [named && placeKey(named), placeKey(words)])
      if (key && !places.has(key)) places.set(key, id);
  }
  return places;
}

/** What is the same in two names of a place, however a generator made them of the same words. */
export function placeKey(name: string): string {
  return slugOf(decoded(name));
}

interface Heading {
  readonly words: string;
  /** The name it had on the old page, where one is written. */
  readonly named?: string | undefined;
}

function headingsIn({ kind, text }: OldArticle['body']): Heading[] {
  if (kind === 'text') return [];
  const inHtml = [...text.matchAll(/<h([1-6])\b([^>]*)>([^]*?)<\/h\1\s*>/gi)].map(
    ([, , attributes = '', inner = '']) => ({
      words: plainWords(inner),
      named: /\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/i.exec(`${attributes} ${inner}`)?.[1],
    }),
  );
  if (kind === 'html') return inHtml;
  const lines: RegExpExecArray[] = [];
  outsideFences(text, (piece) => {
    lines.push(...piece.matchAll(headingOfMarkdown));
    return piece;
  });
  return [
    ...lines.map(([, hashed = '', underlined = '']) => {
      const line = hashed || underlined;
      const [, words = line, named] = headingName.exec(line) ?? [];
      const plain = words
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[*`]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '');
      return { words: plainWords(plain), named };
    }),
    ...inHtml,
  ];
}

const headingOfMarkdown =
  /^ {0,3}(?:#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?|(\S.*)\n {0,3}(?:=+|-{2,}))[ \t]*$/gm;

/** Markdown without the names that are written behind its headings: `Why {#why}`, or for kramdown `Why {: #why}`. */
export function withoutHeadingNames(markdown: string): string {
  return outsideFences(markdown, (piece) =>
    piece.replace(/^#{1,6}[ \t].*$/gm, (line) => headingName.exec(line)?.[1] ?? line),
  );
}

const headingName = /^(.*?)[ \t]*\{:?[ \t]*#([\w:.-]+)[^{}]*\}[ \t]*$/;
