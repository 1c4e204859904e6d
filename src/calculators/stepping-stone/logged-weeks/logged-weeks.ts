import { climb } from '../ladder/ladder.ts';
import type { Ladder, WeekState } from '../ladder/ladder.ts';
import { mondayOf } from '../working-time/iso-weeks.ts';
import { mondayOfWeekName, weekName } from './week-names.ts';
import type { Day } from '../working-time/iso-weeks.ts';

/** A week as it was written down. */
export interface LoggedWeek {
  /** Such as `2026-W05`. */
  readonly week: string;
  /** The stone it was measured against, in cents: frozen when the week was first written down. */
  readonly target: number;
  /** What came in, in cents, below zero after a clawback; null for a week off. */
  readonly amount: number | null;
}

/** A reader's weeks: each week once, in the order of time. */
export interface Log {
  readonly weeks: readonly LoggedWeek[];
  /** The highest rung ever cleared. */
  readonly cleared: number;
}

/** A week that two logs tell differently. */
export interface Conflict {
  readonly week: string;
  readonly mine: LoggedWeek;
  readonly theirs: LoggedWeek;
}

export const EMPTY_LOG: Log = { weeks: [], cleared: 0 };

/** Writes a week down, or corrects it: a week that is there already keeps its target. */
export function withWeek(log: Log, entry: LoggedWeek): Log {
  const before = log.weeks.find(({ week }) => week === entry.week);
  const target = before?.target ?? entry.target;
  return logOf([...log.weeks.filter((week) => week !== before), { ...entry, target }], log.cleared);
}

/** Takes a week out. Rungs it helped to clear stay cleared. */
export function withoutWeek(log: Log, week: string): Log {
  return logOf(
    log.weeks.filter((logged) => logged.week !== week),
    log.cleared,
  );
}

/** The log of these weeks, in order, with every rung they clear. */
export function logOf(weeks: readonly LoggedWeek[], cleared: number): Log {
  const inOrder = [...weeks].sort((one, other) => (one.week < other.week ? -1 : 1));
  return { weeks: inOrder, cleared: climb(runsOf(inOrder), cleared).cleared };
}

/** The weeks both logs can agree on, and a question for each they can't. */
export function compare(
  mine: Log,
  theirs: Log,
): { readonly agreed: readonly LoggedWeek[]; readonly conflicts: readonly Conflict[] } {
  const known = new Map(mine.weeks.map((week) => [week.week, week]));
  const conflicts = theirs.weeks.flatMap((their): Conflict[] => {
    const own = known.get(their.week);
    const same = own?.amount === their.amount && own.target === their.target;
    return own && !same ? [{ week: their.week, mine: own, theirs: their }] : [];
  });
  return {
    agreed: [...mine.weeks, ...theirs.weeks.filter((week) => !known.has(week.week))],
    conflicts,
  };
}

/**
 * Joins two logs.
 * @param takeTheirs the weeks for which the other log is right; my own stands everywhere else.
 */
export function join(mine: Log, theirs: Log, takeTheirs: ReadonlySet<string>): Log {
  const taken = theirs.weeks.filter((week) => takeTheirs.has(week.week));
  const { agreed } = compare(mine, theirs);
  const rest = agreed.filter((week) => !taken.some((other) => other.week === week.week));
  return logOf([...rest, ...taken], Math.max(mine.cleared, theirs.cleared));
}

/** A week of the log's stretch of time: what became of it, and what was written down. */
export interface WeekOfLog {
  readonly week: string;
  readonly monday: Day;
  readonly logged: LoggedWeek | null;
  /** The plan has it off by date. */
  readonly plannedOff: boolean;
}

/**
 * Every week from the first one written down to the last, or to the last full week before today: weeks nothing was
 * written down for included.
 */
export function weekStates(
  weeks: readonly LoggedWeek[],
  today: Day,
  offMondays: ReadonlySet<Day>,
): WeekOfLog[] {
  const mondays = weeks.flatMap(({ week }) => mondayOfWeekName(week) ?? []);
  const first = mondays[0];
  const lastLogged = mondays.at(-1);
  if (first === undefined || lastLogged === undefined) return [];
  const last = Math.max(lastLogged, mondayOf(today) - 7);
  const known = new Map(weeks.map((week) => [week.week, week]));
  return Array.from({ length: (last - first) / 7 + 1 }, (_, index): WeekOfLog => {
    const monday = first + index * 7;
    const week = weekName(monday);
    return {
      week,
      monday,
      logged: known.get(week) ?? null,
      plannedOff: offMondays.has(monday),
    };
  });
}

/** Hit, miss, off or blank. */
export function stateOf({ logged, plannedOff }: WeekOfLog): WeekState {
  if (!logged) return plannedOff ? 'off' : 'blank';
  return outcome(logged);
}

function outcome({ amount, target }: LoggedWeek): WeekState {
  if (amount === null) return 'off';
  return amount >= target ? 'hit' : 'miss';
}

/** The weeks written down, with one blank where there is a gap between two of them. */
function runsOf(weeks: readonly LoggedWeek[]): WeekState[] {
  let before: Day | null = null;
  return weeks.flatMap((logged) => {
    const monday = mondayOfWeekName(logged.week);
    const gap = before !== null && monday !== null && monday - before > 7;
    before = monday;
    return gap ? ['blank', outcome(logged)] : [outcome(logged)];
  });
}

/** Where a log stands on the ladder today. */
export function standing(log: Log, today: Day, offMondays: ReadonlySet<Day>): Ladder {
  return climb(weekStates(log.weeks, today, offMondays).map(stateOf), log.cleared);
}
