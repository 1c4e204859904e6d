import { firstMondayOf, isoYearOf, mondayOf, weeksInIsoYear } from '../working-time/iso-weeks.ts';
import type { Day } from '../working-time/iso-weeks.ts';

/** The name of a day's week, such as `2026-W05`: names sort in the order of time. */
export function weekName(day: Day): string {
  const year = isoYearOf(day);
  const week = (mondayOf(day) - firstMondayOf(year)) / 7 + 1;
  return `${String(year)}-W${String(week).padStart(2, '0')}`;
}

/** The Monday a week's name stands for; null when there is no such week. */
export function mondayOfWeekName(name: string): Day | null {
  const [, year, week] = (/^(20\d\d)-W(\d\d)$/.exec(name) ?? []).map(Number);
  if (year === undefined || week === undefined) return null;
  if (week < 1 || week > weeksInIsoYear(year)) return null;
  return firstMondayOf(year) + (week - 1) * 7;
}
