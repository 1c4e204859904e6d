import { LOCALE } from '../money/locale.ts';

const inWords = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });

/** A `YYYY-MM-DD` in words: `December 31, 2026`. */
export function dayInWords(day: string): string {
  return inWords.format(Date.parse(day));
}
