import { dollars, exactDollars } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import { stoneFor } from '../shared/money/stone.ts';
import { stoneOf } from './model.ts';
import type { Plan } from './model.ts';

/** Which input moves the exact week most, in one sentence; null where none does. */
export function strongestLeverOf(plan: Plan): string | null {
  const step = Math.max(100, stoneFor(Math.floor((plan.goal ?? 0) / 100)));
  const says =
    (what: string, after = 'off each week') =>
    (difference: number) =>
      `What moves it most: ${what} ${exactDollars(Math.abs(difference))} ${after}.`;
  return strongestLever(plan, (input) => stoneOf(input)?.exactWeek ?? NaN, [
    [
      { ...plan, weeksOff: plan.weeksOff + 1 },
      says('a week off. One more adds', 'to every other week'),
    ],
    [
      plan.goal === null ? null : { ...plan, earned: plan.earned + step },
      says(`what is in. Every ${dollars(step)} more takes`),
    ],
    [
      plan.rampWeeks === 0 ? null : { ...plan, rampWeeks: plan.rampWeeks - 1 },
      says('getting up to speed. A week sooner takes'),
    ],
    [
      plan.goal === null && plan.averageWeek !== null
        ? { ...plan, averageWeek: plan.averageWeek + 10_000 }
        : null,
      says('your average. Every $100 more a week adds', 'to the stone'),
    ],
  ]);
}
