import { workingDaysBetween } from '../../shared/days/working-days.ts';
import { DAY, dayOf, isDay } from '../../shared/days/dates.ts';

/** A calendar day, counted in UTC from 1 January 1970: no time zone and no change of clocks can move it. */
export type Day = number;

/** The day of a year, a month (1 to 12) and a date; dates past a month's end run on into the next. */
export function dayFrom(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / DAY;
}

/** Reads `YYYY-MM-DD` from 2000 to 2099; null for anything else, February 30 included. */
export function dayFromIso(text: string): Day | null {
  return isDay(text) ? Date.parse(text) / DAY : null;
}

/** Writes a day as `YYYY-MM-DD`. */
export function isoDate(day: Day): string {
  return dayOf(day * DAY);
}

/** The same date a year later; February 28 after a February 29. */
export function aYearAfter(day: Day): Day {
  const [year = 0, month = 0, date = 0] = isoDate(day).split('-').map(Number);
  return Math.min(dayFrom(year + 1, month, date), dayFrom(year + 1, month + 1, 0));
}

/** The days from Monday to Friday between two days, both included; 0 when the last comes before the first. */
export function workingDays(first: Day, last: Day): number {
  return workingDaysBetween(isoDate(first), isoDate(last));
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday of the week a day is in. */
export function mondayOf(day: Day): Day {
  return day - weekday(day);
}

/** The ISO 8601 year of a day: a week belongs to the year its Thursday is in. */
export function isoYearOf(day: Day): number {
  return thursdayOf(day).getUTCFullYear();
}

/** The Monday of an ISO year's first week: January 4 is always in it. */
export function firstMondayOf(year: number): Day {
  return mondayOf(dayFrom(year, 1, 4));
}

/** 52 or 53. */
export function weeksInIsoYear(year: number): number {
  return (firstMondayOf(year + 1) - firstMondayOf(year)) / 7;
}

/** The quarter of the year (0 to 3) most of a week lies in. */
export function quarterOfWeek(monday: Day): number {
  return Math.floor(thursdayOf(monday).getUTCMonth() / 3);
}

function thursdayOf(day: Day): Date {
  return new Date((mondayOf(day) + 3) * DAY);
}
