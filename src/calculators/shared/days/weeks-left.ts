import { WEEK, workingDaysBetween } from './working-days.ts';

/** Whole working weeks somebody wrote down, or as many as are left up to a deadline when those are fewer. */
export function weeksLeft(weeks: number, deadline: string | null, today: string): number {
  if (deadline === null) return weeks;
  return Math.min(weeks, Math.floor(workingDaysBetween(today, deadline) / WEEK));
}
