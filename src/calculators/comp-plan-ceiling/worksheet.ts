import type { Figure, Table, Worksheet } from '../shared/calculator/calculator.ts';
import { WHOLE, dollars, exactDollars, percent } from '../shared/money/money.ts';
import { floorOf } from '../shared/money/exact.ts';
import { compPlanCeilingAnswer, reachOf } from './answer.ts';
import type { Reach } from './answer.ts';
import type { Inputs, fields } from './inputs.ts';
import { leverOf } from './lever.ts';
import { cliffs, lumpyPay, whereItStops, worthOfNextDollar, yearlyPay } from './model.ts';
import type { Plan } from './model.ts';
import { pictureOf } from './picture.ts';

const ATTAINMENTS = [5_000, 10_000, 15_000, 20_000];

/** Comp-plan ceiling, with all that its worksheet shows. */
export const compPlanCeiling: Worksheet<typeof fields> = {
  ...compPlanCeilingAnswer,

  details(inputs) {
    const reach = reachOf(inputs);
    const { capacity, goal, needed, plan } = reach;
    const { quota } = inputs;
    return {
      figures: [...goalFigures(inputs, reach), ...planFigures(inputs, reach)],
      picture: {
        svg: pictureOf({ plan, quota, goal, needed, capacity }),
        label: `A year’s pay over sales: ${dollars(yearlyPay(plan, 0))} with nothing sold, ${dollars(yearlyPay(plan, quota))} at quota, ${dollars(yearlyPay(plan, 2 * quota))} at twice the quota; the goal’s line is at ${dollars(goal)}.`,
      },
      table: payTable(inputs, plan),
      lever:
        leverOf(inputs, (changed) => reachOf(changed).atMost) ??
        'Nothing moves it: the plan has stopped before that.',
    };
  },
};

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
