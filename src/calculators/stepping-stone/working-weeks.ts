import { mondayOf, quarterOfWeek } from './iso-weeks.ts';
import type { Day } from './iso-weeks.ts';

/** Days from the first to the last, both included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** The four quarters' weights in whole percent, 0 to 300. */
export type Seasons = readonly [number, number, number, number];

/** What decides how much each week between two days can carry. */
export interface WorkingCalendar {
  readonly start: Day;
  readonly deadline: Day;
  /** Whole weeks off that have no date yet. */
  readonly weeksOff: number;
  readonly daysOff: readonly DayRange[];
  readonly holidays: readonly DayRange[];
  /** Weeks it takes to get up to speed: of r such weeks, week i carries i/(r+1). */
  readonly rampWeeks: number;
  readonly seasons: Seasons;
}

export interface WorkingWeek {
  readonly monday: Day;
  /** Working days left in it, Monday to Friday: 0 to 5. */
  readonly days: number;
  /** Why it holds no work: its days are off by date, or it stands in for a week off without a date. */
  readonly off: 'dated' | 'undated' | null;
  /** What it carries, in units of which a full week at 100 % has `fullWeight`. */
  readonly weight: number;
}

export interface WorkingWeeks {
  readonly weeks: readonly WorkingWeek[];
  readonly fullWeight: number;
  readonly totalWeight: number;
}

const DAYS = 5;

/**
 * Every week from the start to the deadline that has a weekday in it, with what it carries.
 * A short week carries its share of five days. Weeks off without a date are spread evenly over the fullest weeks;
 * when there are at least as many of them as working weeks, nothing is left and the total weight is 0.
 */
export function workingWeeks(calendar: WorkingCalendar): WorkingWeeks {
  const off = [...calendar.daysOff, ...calendar.holidays];
  const isOff = (day: Day) => off.some(({ first, last }) => first <= day && day <= last);
  const open: { monday: Day; days: number }[] = [];
  for (let monday = mondayOf(calendar.start); monday <= calendar.deadline; monday += 7) {
    const weekdays = weekdaysWithin(monday, calendar);
    const days = weekdays.filter((day) => !isOff(day)).length;
    if (weekdays.length > 0) open.push({ monday, days });
  }
  const resting = undatedWeeksOff(open, calendar.weeksOff);
  const fullWeight = 100 * DAYS * (calendar.rampWeeks + 1);
  let worked = 0;
  const weeks = open.map(({ monday, days }): WorkingWeek => {
    if (days === 0) return { monday, days, off: 'dated', weight: 0 };
    if (resting.has(monday)) return { monday, days: 0, off: 'undated', weight: 0 };
    worked += 1;
    const speed = Math.min(worked, calendar.rampWeeks + 1);
    const season = calendar.seasons[quarterOfWeek(monday)] ?? 100;
    return { monday, days, off: null, weight: season * days * speed };
  });
  return { weeks, fullWeight, totalWeight: weeks.reduce((sum, week) => sum + week.weight, 0) };
}

/** The weekdays of a week that lie between the start and the deadline, days off among them. */
export function weekdaysWithin(monday: Day, { start, deadline }: WorkingCalendar): Day[] {
  return [0, 1, 2, 3, 4]
    .map((weekday) => monday + weekday)
    .filter((day) => start <= day && day <= deadline);
}

function undatedWeeksOff(
  open: readonly { monday: Day; days: number }[],
  count: number,
): ReadonlySet<Day> {
  const fullest = open
    .filter((week) => week.days > 0)
    .sort((one, other) => other.days - one.days || one.monday - other.monday);
  const full = fullest.filter((week) => week.days === DAYS);
  const pool = full.length >= count ? full : fullest.slice(0, count);
  const taken = Math.min(count, pool.length);
  const chosen = Array.from(
    { length: taken },
    (_, index) => pool[Math.floor(((index + 0.5) * pool.length) / taken)],
  );
  return new Set(chosen.flatMap((week) => (week ? [week.monday] : [])));
}
