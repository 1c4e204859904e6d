import type { Calculator, Figure, Table, Worksheet } from '../shared/worksheet/calculator.ts';
import {
  MOST_CENTS,
  WHOLE,
  dollars,
  exactDollars,
  percent,
  plainDollars,
} from '../shared/money/money.ts';
import { ceilingOf, floorOf } from '../shared/money/exact.ts';
import { fields, planFrom, problemsBetween } from './inputs.ts';
import type { Inputs } from './inputs.ts';
import { leverOf } from './lever.ts';
import {
  cliffs,
  leastSalesFor,
  lumpyPay,
  whereItStops,
  worthOfNextDollar,
  yearlyPay,
} from './model.ts';
import type { Plan } from './model.ts';
import { pictureOf } from './picture.ts';

const ATTAINMENTS = [5_000, 10_000, 15_000, 20_000];

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
    const goal = wholePay(inputs, plan);
    const capacity = capacityOf(inputs, plan);
    const needed = leastSalesFor(plan, goal);
    const reach: Reach = { plan, goal, needed, capacity, atMost: yearlyPay(plan, capacity) };
    const verdict = verdictOn(reach);
    const each = period === 'year' ? '' : ` each ${period}`;
    return {
      summary: verdict,
      headline:
        needed === null
          ? { label: 'What your goal takes', value: 'Not in this plan', note: verdict }
          : {
              label: 'What your goal takes',
              value: `${percent(ceilingOf(needed, WHOLE, quota))} of quota`,
              note: `${dollars(needed)} sold${each}, for ${dollars(goal)} of pay`,
            },
      figures: [...goalFigures(inputs, reach), ...planFigures(inputs, reach)],
      picture: {
        get svg() {
          return pictureOf({ plan, quota, goal, needed, capacity });
        },
        label: `A year’s pay over sales: ${dollars(yearlyPay(plan, 0))} with nothing sold, ${dollars(yearlyPay(plan, quota))} at quota, ${dollars(yearlyPay(plan, 2 * quota))} at twice the quota; the goal’s line is at ${dollars(goal)}.`,
      },
      table: payTable(inputs, plan),
      get lever() {
        return (
          leverOf(inputs, (changed) => {
            const changedPlan = planFrom(changed);
            return yearlyPay(changedPlan, capacityOf(changed, changedPlan));
          }) ?? 'Nothing moves it: the plan has stopped before that.'
        );
      },
      handedOn:
        needed === null
          ? {}
          : {
              's.goal': plainDollars(Math.min(needed * plan.periods, MOST_CENTS)),
              's.basis': 'sales',
            },
    };
  },
};

/** A goal against what the plan can pay. Money in cents; sales are those of one quota period. */
interface Reach {
  readonly plan: Plan;
  readonly goal: number;
  /** The least to sell for the goal; null where no amount does it. */
  readonly needed: number | null;
  /** The most ever sold. */
  readonly capacity: number;
  /** A year's pay for that. */
  readonly atMost: number;
}

/** The pay wanted in a year, base and what is earned now included. */
function wholePay({ base, goal, goalIs, now, quota }: Inputs, plan: Plan): number {
  const onTopOf = { all: 0, extra: base, more: now ?? yearlyPay(plan, quota) }[goalIs];
  return Math.min(goal + onTopOf, MOST_CENTS);
}

/** What a period sells when a year sells the most ever sold. */
function capacityOf({ capacity, quota }: Inputs, { periods }: Plan): number {
  return capacity === null ? floorOf(quota, 3, 2) : Math.floor(capacity / periods);
}

function goalFigures(inputs: Inputs, { atMost, capacity, goal, plan }: Reach): Figure[] {
  const { goalIs, now, quota } = inputs;
  const assumed = inputs.capacity === null;
  const stop = whereItStops(plan);
  return [
    ...(goalIs === 'more'
      ? [
          {
            label: 'The whole pay you want',
            value: dollars(goal),
            note: `${dollars(inputs.goal)} on top of ${
              now === null
                ? `${dollars(yearlyPay(plan, quota))}, what quota pays: our assumption`
                : `${dollars(now)} you earn now`
            }`,
          },
        ]
      : []),
    {
      label: assumed ? 'Pay at one and a half quotas' : 'Pay at the most you ever sold',
      value: dollars(atMost),
      note: `with ${dollars(capacity * plan.periods)} sold in a year${assumed ? ': our assumption, until you write the most you ever sold' : ''}`,
    },
    {
      label: goal > atMost ? 'Your goal is above that by' : 'Room above your goal',
      value: dollars(Math.abs(atMost - goal)),
    },
    stop === null
      ? { label: 'Ceiling', value: 'none', note: 'Every further dollar of sales pays more' }
      : {
          label: 'Ceiling',
          value: dollars(stop),
          note: 'However much you sell, this plan pays no more',
        },
  ];
}

function planFigures({ most, period, quota }: Inputs, { atMost, plan }: Reach): Figure[] {
  return [
    {
      label: 'Worth of the next dollar, at quota',
      value: exactDollars(worthOfNextDollar(plan, quota)),
    },
    ...(most
      ? [
          {
            label: 'That pay against the most you ever earned',
            value: percent(Math.round((atMost / most) * WHOLE)),
            note: `you earned ${dollars(most)}`,
          },
        ]
      : []),
    ...cliffs(plan).map(({ from, loss }) => ({
      label: 'Selling more pays less',
      value: `−${dollars(loss)}`,
      note: `when a ${period} reaches ${dollars(from)}: ask for this to be mended`,
    })),
  ];
}

function payTable({ period, quota }: Inputs, plan: Plan): Table {
  const lumpy = plan.periods > 1;
  return {
    caption: lumpy
      ? `Pay in a year: even, and lumpy (every other ${period} half as much again, the others half)`
      : 'Pay in a year',
    head: ['Of quota', 'Sold', 'Pay', ...(lumpy ? ['Lumpy'] : []), 'Next dollar'],
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
  };
}

function verdictOn({ atMost, capacity, goal, needed, plan }: Reach): string {
  if (needed === null) {
    const stop = whereItStops(plan);
    return stop === null
      ? `Your goal of ${dollars(goal)} takes more than a billion dollars of sales.`
      : `This plan stops at ${dollars(stop)}; your goal is ${dollars(goal)}.`;
  }
  const sales = dollars(needed * plan.periods);
  return needed > capacity
    ? `Your goal of ${dollars(goal)} takes ${sales} of sales in a year; for ${dollars(capacity * plan.periods)} this plan pays ${dollars(atMost)}.`
    : `Your goal of ${dollars(goal)} fits this plan: it takes ${sales} of sales in a year.`;
}
