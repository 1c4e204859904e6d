import { closest, distance } from 'fastest-levenshtein';
import type { FoundPage } from './engine.ts';
import { search } from './engine.ts';
import { tellingWords } from './typed-words.ts';

/**
 * What somebody meant who typed words that stand nowhere.
 * @param pages what was found first: a word that begins one of their marks needn't be looked for.
 * @returns nothing when every word is found, or none of the site's own is near.
 */
export async function meantBy(
  typed: string,
  pages: readonly FoundPage[],
): Promise<string | undefined> {
  const excerpts = pages.map(({ excerpt }) => excerpt.toLowerCase()).join(' ');
  const words = tellingWords(typed).filter((word) => !excerpts.includes(`<mark>${word}`));
  // Within quotation marks Pagefind finds no other words that only begin alike.
  const answers = await Promise.all(words.map((word) => search([`"${word}"`], { filters: {} })));
  const strange = words.filter((_, place) => answers[place]?.found.length === 0);
  if (strange.length === 0) return undefined;
  const known = (await (await fetch('/search/words.json')).json()) as string[];
  const meant = strange.reduce(
    (text, word) => text.replace(word, nearest(word, known)),
    typed.toLowerCase(),
  );
  return meant === typed.toLowerCase() ? undefined : meant;
}

/** The nearest of some words; the word itself when it begins one of them, or none is near. */
export function nearest(word: string, words: readonly string[]): string {
  if (words.some((candidate) => candidate.startsWith(word))) return word;
  const near = closest(word, words);
  return distance(word, near) <= word.length / 3 ? near : word;
}
