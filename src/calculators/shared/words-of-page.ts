import { pageSheet } from './page-sheet.ts';

/** `say` of `words.ts` in the browser's scripts: the sentence with this number, which the page brings. */
export function say(sentence: number, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: (pageSheet()[sentence] as string).split('{}') }, ...values);
}
