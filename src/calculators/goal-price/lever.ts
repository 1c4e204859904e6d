import { WHOLE, exactDollars } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import { priceOver } from './model.ts';
import type { Reason } from './model.ts';

const POINT = WHOLE / 100;

/** Which input moves the price of a week most, over so many working days, in one sentence; null where none does. */
export function leverOf(reason: Reason, days: number): string | null {
  const says = (what: string) => (difference: number) =>
    `What moves it most: ${what} takes ${exactDollars(-difference)} off every week.`;
  return strongestLever(reason, (input) => priceOver(input, days).salesEachWeek, [
    [raised(reason, 'commission'), says('one more point of commission')],
    [raised(reason, 'kept'), says('keeping one more cent of each dollar')],
    [
      reason.start > POINT ? { ...reason, start: reason.start - POINT } : null,
      says('starting with one point less of the cost'),
    ],
    [{ ...reason, saved: reason.saved + 100_000 }, says('each $1,000 saved')],
  ]);
}

function raised(reason: Reason, share: 'kept' | 'commission'): Reason | null {
  const more = reason[share] + POINT;
  return more > WHOLE ? null : { ...reason, [share]: more };
}
