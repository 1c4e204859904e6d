import type { Root } from 'hast';
import { eachElement } from './body/rewriting.ts';
import type { Lose } from './body/losses.ts';
import { wordsOf } from './body/words.ts';
import { plainWords, within } from './plain-words.ts';

const longest = 100;

/** An article's headline: the one it had, else its first heading or words, in a length that `article-schema.ts` takes. */
export function titleOf(title: string | undefined, tree: Root, lose: Lose): string {
  const had = plainWords(title ?? '');
  if (had.length > longest) lose(`Its title was cut to ${longest} characters: ${had}`);
  if (had.length >= 3) return within(had, longest);
  const heading = firstHeading(tree);
  if (heading.length >= 3) {
    lose('It had no title; its first heading serves');
    return within(heading, longest);
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
