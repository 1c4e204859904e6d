import { site } from '../site.ts';

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(site.language, { timeZone: 'UTC', ...options });

const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = format({ day: 'numeric', month: 'short', year: 'numeric' });
const month = format({ month: 'long', year: 'numeric' });
const monthName = format({ month: 'long' });

/** A day in words, such as "May 14, 2026". All dates are UTC, so a server's zone can't move an article. */
export const dayInWords = (date: Date): string => longDay.format(date);

/** A day in few words, such as "May 14, 2026" with the month shortened. */
export const dayInFewWords = (date: Date): string => shortDay.format(date);

/** A day in few words, with the time where it isn't midnight: "May 14, 2026, 07:30 UTC". */
export function momentInFewWords(date: Date): string {
  const time = date.toISOString().slice(11, 16);
  return `${dayInFewWords(date)}${time === '00:00' ? '' : `, ${time} UTC`}`;
}

/** A month key such as `2026-05` in words: "May 2026". */
export const monthInWords = (key: string): string => month.format(new Date(`${key}-01T00:00:00Z`));

/** A month key such as `2026-05` without its year: "May". */
export const monthWithoutYear = (key: string): string =>
  monthName.format(new Date(`${key}-01T00:00:00Z`));

/** The day for `<time datetime>`: `2026-05-14`. */
export const machineDay = (date: Date): string => date.toISOString().slice(0, 10);
