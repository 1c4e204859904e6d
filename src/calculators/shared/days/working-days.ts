import { DAY } from './dates.ts';

/** Working days of a week: Monday to Friday. */
export const WEEK = 5;

/** The days from Monday to Friday between two `YYYY-MM-DD`, both included; 0 when the last comes before the first. */
export function workingDaysBetween(first: string, last: string): number {
  return Math.max(
    0,
    workingDaysBefore(Date.parse(last) / DAY + 1) - workingDaysBefore(Date.parse(first) / DAY),
  );
}

// Counted from Monday, December 29, 1969, three days before the epoch.
function workingDaysBefore(day: number): number {
  const since = day + 3;
  return Math.floor(since / 7) * WEEK + Math.min(since % 7, WEEK);
}
