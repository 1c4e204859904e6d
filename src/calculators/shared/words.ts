import { pageSheet } from './page-sheet.ts';

/**
 * A sentence with values in it: `` say`${share} of quota` ``. In the browser's scripts its text is left out
 * and taken from the page by number (`src/build/words-in-pages.ts`), so this marks whatever a reader may read.
 */
export function say(
  sentence: readonly string[] | number,
  ...values: readonly (string | number)[]
): string {
  const parts =
    typeof sentence === 'number' ? (pageSheet()[sentence] as string).split('{}') : sentence;
  return String.raw({ raw: parts }, ...values);
}
