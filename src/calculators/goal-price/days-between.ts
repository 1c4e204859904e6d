import { DAY } from '../shared/days/dates.ts';

/** Days from one day to another, both `YYYY-MM-DD`; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}
