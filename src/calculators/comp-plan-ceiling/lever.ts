import { MOST_CENTS, WHOLE, dollars } from '../shared/money/money.ts';
import { floorOf } from '../shared/money/exact.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import type { Nudge } from '../shared/calculator/sensitivity.ts';
import { TIERS } from './inputs.ts';
import type { Inputs } from './inputs.ts';

const POINT = WHOLE / 100;

/** Which input moves the pay at the most ever sold most, in one sentence; null where none does. */
export function leverOf(inputs: Inputs, payOf: (inputs: Inputs) => number): string | null {
  const { capacity, period, quota } = inputs;
  const periods = { year: 1, quarter: 4, month: 12 }[period];
  const sold = capacity ?? floorOf(quota, 3, 2) * periods;
  const more = Math.min(sold + floorOf(quota, POINT, WHOLE) * periods, MOST_CENTS);
  const there = capacity === null ? 'at one and a half quotas' : 'at the most you ever sold';
  return strongestLever(inputs, payOf, [
    ...TIERS.map((tier): Nudge<Inputs> => {
      const rate = inputs[`rate${tier}`];
      return [
        rate === null || rate + POINT > WHOLE ? null : { ...inputs, [`rate${tier}`]: rate + POINT },
        (difference) =>
          `What moves it most: one more point in tier ${tier} is worth ${dollars(difference)} ${there}.`,
      ];
    }),
    [
      { ...inputs, capacity: more },
      (difference) =>
        `What moves it most: selling one more point of quota is worth ${dollars(difference)} ${there}.`,
    ],
  ]);
}
