import type { Calculator } from '../shared/calculator/calculator.ts';
import { MOST_CENTS, WHOLE, dollars, percent, plainDollars } from '../shared/money/money.ts';
import { ceilingOf, floorOf } from '../shared/money/exact.ts';
import { fields, planFrom, problemsBetween } from './inputs.ts';
import type { Inputs } from './inputs.ts';
import { leastSalesFor, whereItStops, yearlyPay } from './model.ts';
import type { Plan } from './model.ts';

/** Comp-plan ceiling: what the plan pays, what the goal takes, and where the plan stops. */
export const compPlanCeilingAnswer: Calculator<typeof fields> = {
  name: 'comp-plan-ceiling',
  element: 'comp-plan-ceiling',
  code: 'c',
  fields,
  problems: problemsBetween,

  work(inputs) {
    const reach = reachOf(inputs);
    const { goal, needed, plan } = reach;
    const { period, quota } = inputs;
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
export interface Reach {
  readonly plan: Plan;
  readonly goal: number;
  /** The least to sell for the goal; null where no amount does it. */
  readonly needed: number | null;
  /** The most ever sold. */
  readonly capacity: number;
  /** A year's pay for that. */
  readonly atMost: number;
}

/** What the values come to. */
export function reachOf(inputs: Inputs): Reach {
  const plan = planFrom(inputs);
  const goal = wholePay(inputs, plan);
  const capacity = capacityOf(inputs, plan);
  const needed = leastSalesFor(plan, goal);
  return { plan, goal, needed, capacity, atMost: yearlyPay(plan, capacity) };
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
