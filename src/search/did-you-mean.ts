import { closest, distance } from 'fastest-levenshtein';
import type { FoundPage } from './engine.ts';
import { search } from './engine.ts';
import { tellingWords } from './typed-words.ts';

/**
 * What somebody meant who typed words that stand nowhere, or nothing.
 * @param pages what was found first: a word that begins one of their marks needn't be looked for.
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
  const response = await fetch('/search/words.json');
  return correction(typed, strange, (await response.json()) as string[]);
}

/**
 * A text with the nearest words in place of some of its own; nothing when none is near.
 * @param strange the words to replace.
 * @param words those to choose from.
 */
export function correction(
  typed: string,
  strange: readonly string[],
  words: readonly string[],
): string | undefined {
  let corrected = typed.toLowerCase();
  for (const word of strange) {
    const isBegun = words.some((candidate) => candidate.startsWith(word));
    const nearest = isBegun ? word : closest(word, words);
    if (distance(word, nearest) <= word.length / 3) corrected = corrected.replace(word, nearest);
  }
  return corrected === typed.toLowerCase() ? undefined : corrected;
}
