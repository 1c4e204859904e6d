import type { Calculator, Worksheet } from '../shared/worksheet/calculator.ts';
import { cells, figure } from '../shared/worksheet/cells.ts';
import {
  MOST_CENTS,
  WHOLE,
  dollars,
  exactDollars,
  percent,
  plainDollars,
} from '../shared/money/money.ts';
import {
  cliffs,
  leastSalesFor,
  lumpyPay,
  whereItStops,
  worthOfNextDollar,
  yearlyPay,
} from './model.ts';
import { TIERS, fields, planFrom, problemsBetween } from './inputs.ts';
import type { Inputs } from './inputs.ts';
import type { Nudge } from '../shared/worksheet/sensitivity.ts';
import type { Plan } from './model.ts';
import { ceilingOf, floorOf } from '../shared/money/exact.ts';
import { pictureOf } from './picture.ts';
import { strongestLever } from '../shared/worksheet/sensitivity.ts';

const ATTAINMENTS = [5_000, 10_000, 15_000, 20_000];
const POINT = WHOLE / 100;

/** Comp-plan ceiling: what the plan pays, what the goal takes, and where the plan stops. */
export const compPlanCeiling: Calculator<typeof fields> = {
  name: 'comp-plan-ceiling',
  element: 'comp-plan-ceiling',
  code: 'c',
  fields,
  problems: problemsBetween,

  work(inputs): Worksheet {
    const plan = planFrom(inputs);
    const { quota, period } = inputs;
    const goal = inputs.goal + (inputs.goalIs === 'extra' ? inputs.base : 0);
    const capacity = capacityOf(inputs, plan);
    const ceiling = yearlyPay(plan, capacity);
    const needed = leastSalesFor(plan, goal);
    const verdict = verdictOn(plan, goal, needed, capacity, ceiling);
    const falls = cliffs(plan);
    const lumpy = plan.periods > 1;
    const each = period === 'year' ? '' : ` each ${period}`;
    return {
      summary: verdict,
      headline: figure(
        needed === null
          ? `What your goal takes | Not in this plan | ${verdict}`
          : `What your goal takes | ${percent(ceilingOf(needed, WHOLE, quota))} of quota | ${dollars(needed)} sold${each}, for ${dollars(goal)} of pay`,
      ),
      figures: [
        `Your ceiling | ${dollars(ceiling)} | with ${dollars(capacity * plan.periods)} sold in a year${inputs.capacity === null ? ', one and a half quotas: our assumption' : ''}`,
        `${goal > ceiling ? 'Your goal is above it by' : 'Room above your goal'} | ${dollars(Math.abs(ceiling - goal))}`,
        `Worth of the next dollar, at quota | ${exactDollars(worthOfNextDollar(plan, quota))}`,
        ...(inputs.most
          ? [
              `Ceiling against the most you ever earned | ${percent(Math.round((ceiling / inputs.most) * WHOLE))} | you earned ${dollars(inputs.most)}`,
            ]
          : []),
        ...falls.map(
          ({ from, loss }) =>
            `Selling more pays less | −${dollars(loss)} | when a ${period} reaches ${dollars(from)}: ask for this to be mended`,
        ),
      ].map(figure),
      picture: {
        get svg() {
          return pictureOf({ plan, quota, goal, needed, capacity });
        },
        label: `A year’s pay over sales: ${dollars(yearlyPay(plan, 0))} with nothing sold, ${dollars(yearlyPay(plan, quota))} at quota, ${dollars(yearlyPay(plan, 2 * quota))} at twice the quota; the goal’s line is at ${dollars(goal)}.`,
      },
      table: {
        caption: lumpy
          ? `Pay in a year: even, and lumpy (every other ${period} half as much again, the others half)`
          : 'Pay in a year',
        head: cells(`Of quota | Sold | Pay${lumpy ? ' | Lumpy' : ''} | Next dollar`),
        rows: ATTAINMENTS.map((share) => {
          const sold = floorOf(quota, share, WHOLE);
          return [
            percent(share),
            dollars(sold * plan.periods),
            dollars(yearlyPay(plan, sold)),
            ...(lumpy ? [dollars(lumpyPay(plan, sold))] : []),
            exactDollars(worthOfNextDollar(plan, sold)),
          ];
        }),
      },
      get lever() {
        return (
          strongestLever(inputs, ceilingPay, nudgesOf(inputs, plan)) ??
          'Nothing moves your ceiling: the plan has stopped before it.'
        );
      },
      handedOn:
        needed === null
          ? {}
          : {
              's.goal': plainDollars(Math.min(needed * plan.periods, MOST_CENTS)),
            },
    };
  },
};

function capacityOf({ capacity, quota }: Inputs, { periods }: Plan): number {
  return capacity === null ? floorOf(quota, 3, 2) : Math.floor(capacity / periods);
}

function ceilingPay(inputs: Inputs): number {
  const plan = planFrom(inputs);
  return yearlyPay(plan, capacityOf(inputs, plan));
}

function verdictOn(
  plan: Plan,
  goal: number,
  needed: number | null,
  capacity: number,
  ceiling: number,
): string {
  if (needed === null) {
    const stop = whereItStops(plan);
    return stop === null
      ? `Your goal of ${dollars(goal)} takes more than a billion dollars of sales.`
      : `This plan stops at ${dollars(stop)}; your goal is ${dollars(goal)}.`;
  }
  const sales = dollars(needed * plan.periods);
  return needed > capacity
    ? `Your goal of ${dollars(goal)} takes ${sales} of sales in a year; with what you could sell, this plan pays ${dollars(ceiling)}.`
    : `Your goal of ${dollars(goal)} fits this plan: it takes ${sales} of sales in a year.`;
}

function nudgesOf(inputs: Inputs, plan: Plan): Nudge<Inputs>[] {
  const more = capacityOf(inputs, plan) + floorOf(inputs.quota, POINT, WHOLE);
  return [
    ...TIERS.map((tier): Nudge<Inputs> => {
      const rate = inputs[`rate${tier}`];
      return [
        rate === null || rate + POINT > WHOLE ? null : { ...inputs, [`rate${tier}`]: rate + POINT },
        (difference) =>
          `What moves it most: one more point in tier ${tier} is worth ${dollars(difference)} at your ceiling.`,
      ];
    }),
    [
      { ...inputs, capacity: Math.min(more * plan.periods, MOST_CENTS) },
      (difference) =>
        `What moves it most: selling one more point of quota is worth ${dollars(difference)} at your ceiling.`,
    ],
  ];
}
