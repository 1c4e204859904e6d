import type { Root } from 'hast';
import { eachElement } from '../body/rewriting.ts';
import type { Lose } from '../body/losses.ts';
import { wordsOf } from '../body/words.ts';
import type { OldArticle } from '../old-article.ts';
import { plainWords, within } from './plain-words.ts';

/** As long as the schemas of articles and pages allow. */
const longest = { article: 200, page: 60 } as const;

/** An article's headline: the one it had, else its first heading or words, in a length that its schema takes. */
export function titleOf({ title, page }: OldArticle, tree: Root, lose: Lose): string {
  const most = longest[page ? 'page' : 'article'];
  const had = plainWords(title ?? '');
  if (had.length > most)
    lose(`Its title was cut to ${most} characters; its first paragraph has all of it`);
  if (had.length >= 3) return within(had, most);
  const heading = firstHeading(tree);
  if (heading.length >= 3) {
    lose('It had no title; its first heading serves');
    return within(heading, most);
  }
  const words = wordsOf(tree);
  if (had === '' && words.length >= 3) {
    lose('It had no title; its first words serve');
    return within(words, 60);
  }
  lose('It had next to no title');
  return had === '' ? 'Untitled' : `Untitled: ${had}`;
}

function firstHeading(tree: Root): string {
  let found = '';
  eachElement(tree, (node) => {
    if (found === '' && /^h[1-6]$/.test(node.tagName)) found = wordsOf(node);
  });
  return found;
}
