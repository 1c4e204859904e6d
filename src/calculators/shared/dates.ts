import { LOCALE } from './locale.ts';

const DAY = 86_400_000;
const inWords = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });

/** Whether the text is a real day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && dayOf(time) === text;
}

/** Days from one day to another, both `YYYY-MM-DD`; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** The day so many days after a `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}

/** A `YYYY-MM-DD` in words: `December 31, 2026`. */
export function dayInWords(day: string): string {
  return inWords.format(Date.parse(day));
}

/** Today where the reader is, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return dayOf(now.getTime() - now.getTimezoneOffset() * 60_000);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
