import { counted } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import type { Weekly } from './model.ts';

const POINT = 0.01;

/** Which input moves the odds most, in one sentence; null where none does. */
export function leverOf(weekly: Weekly, oddsOf: (weekly: Weekly) => number): string | null {
  const { chance, held, string, weeks } = weekly;
  const says = (what: string) => (difference: number) =>
    `What moves it most, for the same string: ${what} is worth ${points(difference)} of odds.`;
  return strongestLever(weekly, oddsOf, [
    [
      chance + POINT < 1 ? { ...weekly, chance: chance + POINT } : null,
      says('one more point of chance each week'),
    ],
    [{ ...weekly, weeks: weeks + 1 }, says('one more week')],
    [held + 1 < string ? { ...weekly, held: held + 1 } : null, says('holding one more week')],
  ]);
}

function points(difference: number): string {
  const shown = Math.round(Math.abs(difference) * 1_000) / 10;
  return shown < 0.1 ? 'under 0.1 points' : counted(shown, 'point');
}
