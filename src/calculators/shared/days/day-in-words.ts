import { LOCALE } from '../money/locale.ts';

/** A `YYYY-MM-DD` in words: `December 31, 2026`. */
export const dayInWords = inWords({ dateStyle: 'long' });

/** A `YYYY-MM-DD` as it stands in a field: `Dec 31, 2026`. */
export const shortDayInWords = inWords({ dateStyle: 'medium' });

/** A `YYYY-MM-DD` without its year: `Dec 31`. */
export const monthAndDayInWords = inWords({ month: 'short', day: 'numeric' });

/** A `YYYY-MM-DD` with its weekday: `Thu, Dec 31, 2026`. */
export const weekdayInWords = inWords({
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
});

function inWords(options: Intl.DateTimeFormatOptions): (day: string) => string {
  const formatter = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
  return (day) => formatter.format(Date.parse(day));
}
