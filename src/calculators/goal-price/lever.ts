import { WHOLE, exactDollars } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import { priceOver } from './model.ts';
import type { Reason } from './model.ts';

const POINT = WHOLE / 100;

/** Which input moves the price of a week most, over so many working days, in one sentence. */
export function leverOf(reason: Reason, days: number): string {
  const off = ' off every week';
  return strongestLever(reason, (input) => priceOver(input, days).salesEachWeek, exactDollars, [
    [raised(reason, 'commission'), 'one more point of commission takes', off],
    [raised(reason, 'kept'), 'keeping one more cent of each dollar takes', off],
    [
      reason.start > POINT ? { ...reason, start: reason.start - POINT } : null,
      'starting with one point less of the cost takes',
      off,
    ],
    [{ ...reason, saved: reason.saved + 100_000 }, 'each $1,000 saved takes', off],
  ]);
}

function raised(reason: Reason, share: 'kept' | 'commission'): Reason | null {
  const more = reason[share] + POINT;
  return more > WHOLE ? null : { ...reason, [share]: more };
}
