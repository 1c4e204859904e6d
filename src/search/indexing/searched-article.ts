import { Parser } from 'htmlparser2';

/** What the search index takes from an article's page. */
export interface SearchedArticle {
  readonly url: string;
  readonly title: string;
  /** The moment of publication, ISO 8601. */
  readonly published: string;
  /** The topics' titles. */
  readonly topics: readonly string[];
  /** Its text without the title, with one space between words. */
  readonly text: string;
}

const leftOut = new Set(['script', 'style', 'template', 'nav', 'form', 'svg', 'button', 'select']);

// Custom elements are the calculators: labels and figures, no sentences.
const isLeftOut = (name: string): boolean => leftOut.has(name) || name.includes('-');

// Two words with only one of these between them are one word; any other element keeps words apart.
const withinWords = new Set(
  'a abbr b code del em i ins kbd mark q s small span strong sub sup'.split(' '),
);

/**
 * Reads a built page: its `data-search-article` element, without what has `data-search-skip`. A page without
 * such an element isn't searched.
 */
export function searchedArticle(html: string, url: string): SearchedArticle | undefined {
  if (!html.includes('data-search-article')) return undefined;
  const topics: string[] = [];
  let title = '';
  let published = '';
  let text = '';
  /** How many elements deep the parser is in the article, in what is left out, in the title, in a topic. */
  const depth = { article: 0, leftOut: 0, title: 0, topic: 0 };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes['property'] === 'article:published_time') {
        published = attributes['content'] ?? '';
      }
      if (depth.article > 0 || 'data-search-article' in attributes) depth.article += 1;
      if (depth.article === 0) return;
      if (depth.leftOut > 0 || isLeftOut(name) || 'data-search-skip' in attributes) {
        depth.leftOut += 1;
      }
      if (depth.title > 0 || name === 'h1') depth.title += 1;
      if (depth.topic > 0 || 'data-search-topic' in attributes) {
        if (depth.topic === 0) topics.push('');
        depth.topic += 1;
      }
      if (!withinWords.has(name)) text += ' ';
    },
    ontext(characters) {
      if (depth.topic > 0) topics.push((topics.pop() ?? '') + characters);
      if (depth.title > 0) title += characters;
      else if (depth.article > 0 && depth.leftOut === 0) text += characters;
    },
    onclosetag(name) {
      if (depth.article > 0 && !withinWords.has(name)) text += ' ';
      for (const place of ['article', 'leftOut', 'title', 'topic'] as const) {
        depth[place] = Math.max(0, depth[place] - 1);
      }
    },
  });
  parser.end(html);
  return {
    url,
    title: oneSpace(title),
    published,
    topics: topics.map(oneSpace),
    text: oneSpace(text),
  };
}

function oneSpace(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
