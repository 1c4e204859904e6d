import { sum } from '../../shared/money/exact.ts';
import { mondayOf } from '../working-time/iso-weeks.ts';
import type { Day } from '../working-time/iso-weeks.ts';
import { mondayOfWeekName, weekName } from './week-names.ts';
import { stateOf, weekStates } from './logged-weeks.ts';
import type { Log } from './logged-weeks.ts';

const WEEKS_AVERAGED = 13;

/** The average of the last 13 weeks that were worked, in cents; `null` before there is one. */
export function averageWeekIn({ weeks }: Log): number | null {
  const amounts = weeks.flatMap(({ amount }) => amount ?? []).slice(-WEEKS_AVERAGED);
  return amounts.length === 0 ? null : Math.round(sum(amounts) / amounts.length);
}

/** What came in from the week of `start` on, in cents; `null` where no week of it is written down. */
export function broughtInSince({ weeks }: Log, start: Day): number | null {
  const first = weekName(mondayOf(start));
  const amounts = weeks.flatMap(({ amount, week }) => (week >= first ? (amount ?? []) : []));
  return amounts.length === 0 ? null : sum(amounts);
}

/**
 * The week to write down next: the first one after `written` nothing is written for, up to this week; else the first
 * blank one; else `null`.
 */
export function nextEmptyWeek(
  log: Log,
  written: string,
  today: Day,
  offMondays: ReadonlySet<Day>,
): string | null {
  const known = new Set(log.weeks.map(({ week }) => week));
  const thisMonday = mondayOf(today);
  for (let day = (mondayOfWeekName(written) ?? thisMonday) + 7; day <= thisMonday; day += 7) {
    if (!known.has(weekName(day)) && !offMondays.has(day)) return weekName(day);
  }
  return blankWeeks(log, today, offMondays)[0] ?? null;
}

/** The weeks between the first one written down and today that nothing is written for, in order. */
export function blankWeeks(log: Log, today: Day, offMondays: ReadonlySet<Day>): string[] {
  return weekStates(log.weeks, today, offMondays)
    .filter((week) => stateOf(week) === 'blank')
    .map(({ week }) => week);
}
