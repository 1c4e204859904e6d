/**
 * A sentence with values in it: `` say`${share} of quota` ``. In the browser's scripts its text is left out
 * and taken from the page by number (`src/build/words-in-pages.ts`), so this marks whatever a reader may read.
 */
export function say(sentence: readonly string[], ...values: readonly (string | number)[]): string {
  return String.raw({ raw: sentence }, ...values);
}
