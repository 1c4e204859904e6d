import { counted } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import type { Weekly } from './model.ts';

const POINT = 0.01;

/** Which input moves the odds most, in one sentence. */
export function leverOf(weekly: Weekly, oddsOf: (weekly: Weekly) => number): string {
  const { chance, held, string, weeks } = weekly;
  return strongestLever(weekly, oddsOf, points, [
    [
      chance + POINT < 1 ? { ...weekly, chance: chance + POINT } : null,
      'one more point of chance each week is worth',
    ],
    [{ ...weekly, weeks: weeks + 1 }, 'one more week is worth'],
    [held + 1 < string ? { ...weekly, held: held + 1 } : null, 'holding one more week is worth'],
  ]);
}

function points(difference: number): string {
  const shown = Math.round(difference * 1_000) / 10;
  return `${shown < 0.1 ? 'under 0.1 points' : counted(shown, 'point')} of odds`;
}
