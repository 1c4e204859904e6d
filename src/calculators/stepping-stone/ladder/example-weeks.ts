import { mondayOf } from '../working-time/iso-weeks.ts';
import { weekName } from '../logged-weeks/week-names.ts';
import type { Day } from '../working-time/iso-weeks.ts';
import { logOf } from '../logged-weeks/logged-weeks.ts';
import type { Log } from '../logged-weeks/logged-weeks.ts';

// Fourteen weeks as they happen: a hit, a slump, a holiday, a run that breaks and one that holds. Null is a week off.
const SHARES = [0.7, 1.05, 0.45, 1.1, 1, 0.85, 1.2, null, 1.05, 0.6, 1, 1.15, 1.05, 1.3];

/** Weeks nobody lived, to show the ladder with before a reader has any of their own. */
export function exampleWeeks(start: Day, stone: number): Log {
  return logOf(
    SHARES.map((share, index) => ({
      week: weekName(mondayOf(start) + index * 7),
      target: stone,
      amount: share === null ? null : Math.round(stone * share),
    })),
    0,
  );
}
