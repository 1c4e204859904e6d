import { DAY } from '../../shared/days/dates.ts';
import { LOCALE } from '../../shared/money/locale.ts';
import type { Day } from './iso-weeks.ts';

/** `Jan 4`. */
export const shortDay = format({ month: 'short', day: 'numeric' });

/** `Jan 4, 2027`. */
export const dayWithYear = format({ month: 'short', day: 'numeric', year: 'numeric' });

/** The month's initial: `J`. */
export const monthInitial = format({ month: 'narrow' });

function format(options: Intl.DateTimeFormatOptions): (day: Day) => string {
  const formatter = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
  return (day) => formatter.format(day * DAY);
}
