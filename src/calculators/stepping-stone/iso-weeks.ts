/** A calendar day, counted in UTC from 1 January 1970: no time zone and no change of clocks can move it. */
export type Day = number;

const MILLISECONDS = 86_400_000;
const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2099;

/** The day of a year, a month (1 to 12) and a date; dates past a month's end run on into the next. */
export function dayFrom(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / MILLISECONDS;
}

/** Reads `YYYY-MM-DD` from 2000 to 2099; null for anything else, February 30 included. */
export function dayFromIso(text: string): Day | null {
  const [, year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  const day = dayFrom(year, month, date);
  return isoDate(day) === text ? day : null;
}

/** Writes a day as `YYYY-MM-DD`. */
export function isoDate(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday of the week a day is in. */
export function mondayOf(day: Day): Day {
  return day - weekday(day);
}

/** The ISO 8601 year and week of a day: a week belongs to the year its Thursday is in. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const thursday = mondayOf(day) + 3;
  const year = Number(isoDate(thursday).slice(0, 4));
  return { year, week: Math.floor((thursday - dayFrom(year, 1, 1)) / 7) + 1 };
}

/** 52 or 53. January 4 is always in week 1. */
export function weeksInIsoYear(year: number): number {
  return (mondayOf(dayFrom(year + 1, 1, 4)) - mondayOf(dayFrom(year, 1, 4))) / 7;
}

/** The quarter of the year (0 to 3) most of a week lies in. */
export function quarterOfWeek(monday: Day): number {
  return Math.floor((Number(isoDate(monday + 3).slice(5, 7)) - 1) / 3);
}
