import { dollars, exactDollars } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import { stoneFor } from '../shared/money/stone.ts';
import { stoneOf } from './model.ts';
import type { Plan } from './model.ts';

/** Which input moves the exact week most, in one sentence. */
export function leverOf(plan: Plan): string {
  const step = Math.max(100, stoneFor(Math.floor((plan.goal ?? 0) / 100)));
  return strongestLever(plan, (input) => stoneOf(input)?.exactWeek ?? NaN, exactDollars, [
    [{ ...plan, weeksOff: plan.weeksOff + 1 }, 'a week off. One more adds', ' to every other week'],
    [
      plan.goal === null ? null : { ...plan, earned: plan.earned + step },
      `what is in. Every ${dollars(step)} more takes`,
      ' off each week',
    ],
    [
      plan.rampWeeks === 0 ? null : { ...plan, rampWeeks: plan.rampWeeks - 1 },
      'getting up to speed. A week sooner takes',
      ' off each week',
    ],
    [
      plan.averageWeek === null ? null : { ...plan, averageWeek: plan.averageWeek + 10_000 },
      'your average. Every $100 more a week adds',
      ' to the stone',
    ],
  ]);
}
