import { dayFrom, isoDate, mondayOf } from './iso-weeks.ts';

// From October on, the year people plan is the next one.
const PLANNING_MONTH = 10;

/**
 * The year a worked example plans when its author sets no days: exactly 52 working weeks from the year's first Monday.
 * @param today `YYYY-MM-DD`.
 */
export function workingYear(today: string): { readonly start: string; readonly deadline: string } {
  const year = Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) >= PLANNING_MONTH ? 1 : 0);
  const start = mondayOf(dayFrom(year, 1, 7));
  return { start: isoDate(start), deadline: isoDate(start + 51 * 7 + 4) };
}
