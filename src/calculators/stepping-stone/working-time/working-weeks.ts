import { WEEK } from '../../shared/days/working-days.ts';
import { sum } from '../../shared/money/exact.ts';
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
  /** The day it is: what lies before it is gone. */
  readonly today: Day;
  readonly start: Day;
  readonly deadline: Day;
  /** Whole weeks off still to come that have no date yet. */
  readonly weeksOff: number;
  readonly daysOff: readonly DayRange[];
  readonly holidays: readonly DayRange[];
  /** Weeks it takes to get up to speed: of r such weeks, week i carries i/(r+1). */
  readonly rampWeeks: number;
  readonly seasons: Seasons;
}

export interface WorkingWeek {
  readonly monday: Day;
  /** Its days from Monday to Friday that lie between start and deadline, days off among them: 1 to 5. */
  readonly weekdays: number;
  /** Those that aren't off by date: 0 to 5. */
  readonly days: number;
  /** Those of them that are still to come, today included. */
  readonly left: number;
  /** Whether its last weekday lies behind. */
  readonly gone: boolean;
  /** Whether it holds no work: it has no such days, or stands in for a week off without a date. */
  readonly off: boolean;
  /** What the days still to come carry, in units of which a full week at 100 % has `fullWeight`. */
  readonly weight: number;
}

export interface WorkingWeeks {
  readonly weeks: readonly WorkingWeek[];
  readonly fullWeight: number;
  readonly totalWeight: number;
}

/**
 * Every week from the start to the deadline that has a weekday in it, with what is left of it to carry.
 * A short week carries its share of five days. Weeks off without a date are spread evenly over the fullest weeks to
 * come; when there are at least as many of them as working weeks, nothing is left and the total weight is 0.
 */
export function workingWeeks(calendar: WorkingCalendar): WorkingWeeks {
  const { daysOff, deadline, holidays, rampWeeks, seasons, start, today, weeksOff } = calendar;
  const ranges = [...daysOff, ...holidays];
  const open: OpenWeek[] = [];
  for (let monday = mondayOf(start); monday <= deadline; monday += 7) {
    const weekdays = [0, 1, 2, 3, 4]
      .map((weekday) => monday + weekday)
      .filter((day) => start <= day && day <= deadline);
    const worked = weekdays.filter(
      (day) => !ranges.some(({ first, last }) => first <= day && day <= last),
    );
    const last = weekdays.at(-1);
    if (last === undefined) continue;
    open.push({
      monday,
      weekdays: weekdays.length,
      days: worked.length,
      left: worked.filter((day) => day >= today).length,
      gone: last < today,
    });
  }
  const resting = undatedWeeksOff(open, weeksOff);
  let speed = 0;
  const weeks = open.map((week): WorkingWeek => {
    const { days, left, monday } = week;
    const off = days === 0 || resting.has(week);
    if (off) return { ...week, off, weight: 0 };
    speed = Math.min(speed, rampWeeks) + 1;
    return { ...week, off, weight: (seasons[quarterOfWeek(monday)] ?? 100) * left * speed };
  });
  return {
    weeks,
    fullWeight: 100 * WEEK * (rampWeeks + 1),
    totalWeight: sum(weeks.map((week) => week.weight)),
  };
}

type OpenWeek = Omit<WorkingWeek, 'off' | 'weight'>;

function undatedWeeksOff(open: readonly OpenWeek[], count: number): ReadonlySet<unknown> {
  const pool = open
    .filter(({ gone }) => !gone)
    .toSorted((one, other) => other.left - one.left)
    .filter(({ left }, place) => left === WEEK || place < count);
  const taken = Math.min(count, pool.length);
  return new Set(
    Array.from(
      { length: taken },
      (_, place) => pool[Math.floor(((place + 0.5) * pool.length) / taken)],
    ),
  );
}
