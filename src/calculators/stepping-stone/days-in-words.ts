import { LOCALE } from '../shared/locale.ts';
import type { Day } from './iso-weeks.ts';

const short = format({ month: 'short', day: 'numeric' });
const withYear = format({ month: 'short', day: 'numeric', year: 'numeric' });
const month = format({ month: 'narrow' });

/** `Jan 4`. */
export function shortDay(day: Day): string {
  return short(day);
}

/** `Jan 4, 2027`. */
export function dayWithYear(day: Day): string {
  return withYear(day);
}

/** The month's initial: `J`. */
export function monthInitial(day: Day): string {
  return month(day);
}

function format(options: Intl.DateTimeFormatOptions): (day: Day) => string {
  const formatter = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
  return (day) => formatter.format(day * 86_400_000);
}
