/**
 * What became of a week. `off` neither breaks nor extends a run; `blank` is a week nothing was written down for: it
 * suspends the run until it is filled.
 */
export type WeekState = 'hit' | 'miss' | 'off' | 'blank';

export interface Ladder {
  /** Rungs cleared, 0 for none: rung 1 a first hit, 2 a second, 3 two in a row, rung k from 4 a run of k−1. */
  readonly cleared: number;
  readonly hits: number;
  /** Hits in a row up to now, counted from the last miss or blank week. */
  readonly currentRun: number;
  /** Hits between the last miss and the last blank week: they join the run once every blank week is filled with a hit. */
  readonly waiting: number;
  /** The longest run that no blank week can take back. */
  readonly longestRun: number;
  /** The hits among the last 13 weeks that were a hit or a miss. */
  readonly lastThirteen: { readonly hits: number; readonly of: number };
}

/**
 * Climbs the ladder.
 * @param states weeks in the order of time.
 * @param clearedBefore rungs cleared earlier: a cleared rung never unclears, whatever is corrected afterwards.
 */
export function climb(states: readonly WeekState[], clearedBefore = 0): Ladder {
  let currentRun = 0;
  let waiting = 0;
  let longestRun = 0;
  for (const state of states) {
    if (state === 'hit') currentRun += 1;
    if (state === 'blank') {
      waiting += currentRun;
      currentRun = 0;
    }
    if (state === 'miss') {
      waiting = 0;
      currentRun = 0;
    }
    longestRun = Math.max(longestRun, currentRun);
  }
  const played = states.filter((state) => state === 'hit' || state === 'miss');
  const hits = played.filter((state) => state === 'hit').length;
  const recent = played.slice(-13);
  return {
    cleared: Math.max(clearedBefore, rungsFor(hits, longestRun)),
    hits,
    currentRun,
    waiting,
    longestRun,
    lastThirteen: {
      hits: recent.filter((state) => state === 'hit').length,
      of: recent.length,
    },
  };
}

/** What a rung asks for, in words. */
export function rungName(rung: number): string {
  if (rung === 1) return 'A first hit';
  if (rung === 2) return 'A second hit';
  return `${NUMBERS[rung - 1] ?? String(rung - 1)} in a row`;
}

const NUMBERS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function rungsFor(hits: number, longestRun: number): number {
  return longestRun >= 2 ? longestRun + 1 : Math.min(hits, 2);
}
