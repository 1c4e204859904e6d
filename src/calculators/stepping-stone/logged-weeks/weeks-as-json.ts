import { mondayOfWeekName } from './week-names.ts';
import { logOf } from './logged-weeks.ts';
import type { Log, LoggedWeek } from './logged-weeks.ts';

/** A log that could be read, or a sentence that says why not. */
export type ReadLog =
  { readonly ok: true; readonly log: Log } | { readonly ok: false; readonly sentence: string };

const FORMAT = 'stepping-stone-weeks';
const VERSION = 1;
const MOST_CENTS = 100_000_000_000;
const MOST_WEEKS = 5300;

/** Writes a log as JSON, amounts in cents. The exported file and the weeks kept on the device are this same text. */
export function logToJson(log: Log): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, cleared: log.cleared, weeks: log.weeks }, null, 1)}\n`;
}

/** Reads what `logToJson` wrote. One week that can't be right refuses the whole: nothing is read by halves. */
export function logFromJson(text: string): ReadLog {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refused('it is not complete JSON. It may be cut off: export it once more.');
  }
  if (field(file, 'format') !== FORMAT) {
    return refused('it holds something else. Choose a file exported from this page.');
  }
  if (field(file, 'version') !== VERSION) {
    return refused(
      `its version is ${shown(field(file, 'version'))}, and this page reads version ${String(VERSION)}.`,
    );
  }
  const cleared = field(file, 'cleared');
  const weeks = field(file, 'weeks');
  if (!whole(cleared) || cleared < 0 || cleared > MOST_WEEKS) {
    return refused(`"cleared" is ${shown(cleared)}, where a count of rungs should be.`);
  }
  if (!Array.isArray(weeks)) return refused('its list of weeks is missing.');
  return logFromRows(
    weeks.map((week: unknown, index) => ({
      place: `week ${String(index + 1)} of the list`,
      week: field(week, 'week'),
      target: field(week, 'target'),
      amount: field(week, 'amount'),
    })),
    cleared,
  );
}

/** A week as found in a file, before it is checked; `place` says where, in words. */
export interface Row {
  readonly place: string;
  readonly week: unknown;
  readonly target: unknown;
  readonly amount: unknown;
}

/** Checks weeks from a file, amounts in cents and null for a week off. */
export function logFromRows(rows: readonly Row[], cleared: number): ReadLog {
  if (rows.length > MOST_WEEKS) return refused(`it holds ${String(rows.length)} weeks.`);
  const weeks = new Map<string, LoggedWeek>();
  for (const { place, week, target, amount } of rows) {
    if (typeof week !== 'string' || mondayOfWeekName(week) === null) {
      return refused(
        `${place} is named ${shown(week)}, where a week such as "2026-W05" should be.`,
      );
    }
    if (weeks.has(week)) return refused(`${place} is ${week} for the second time.`);
    if (!whole(target) || target < 1 || target > MOST_CENTS) {
      return refused(`${place}, ${week}, has no target above zero that can be read.`);
    }
    if (amount !== null && (!whole(amount) || Math.abs(amount) > MOST_CENTS)) {
      return refused(`${place}, ${week}, has no amount that can be read.`);
    }
    weeks.set(week, { week, target, amount });
  }
  return { ok: true, log: logOf([...weeks.values()], cleared) };
}

/** Refuses a file with a sentence that names what is wrong with it. */
export function refused(why: string): ReadLog {
  return { ok: false, sentence: `This file can’t be read: ${why} Nothing you kept has changed.` };
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? Reflect.get(of, name)
    : undefined;
}

function whole(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
