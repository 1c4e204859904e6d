import type { Bonus, Plan, Tier } from './model.ts';
import { choiceField, dollarsField, optional, percentField } from '../shared/fields/fields.ts';
import type { Field } from '../shared/fields/field.ts';
import type { Values } from '../shared/calculator/calculator.ts';
import { WHOLE } from '../shared/money/money.ts';
import { ceilingOf } from '../shared/money/exact.ts';

/** How many tiers a plan may have. */
export const TIERS = [1, 2, 3, 4, 5] as const;

const BONUSES = [1, 2] as const;
const TEN_TIMES = 10 * WHOLE;

function tierStart(tier: number, standard: number | null): Field<number | null> {
  const label = `Tier ${tier} starts at, in percent of quota`;
  const folded = standard === null;
  const of = 'quota';
  const field = percentField({ label, of, standard: 0, most: TEN_TIMES, folded, half: true });
  return { ...optional(field), standard };
}

function tierRate(tier: number, standard: number | null): Field<number | null> {
  const label = `Tier ${tier} pays, in percent of sales`;
  const folded = standard === null;
  const field = percentField({ label, of: 'sales', standard: 0, folded, half: true });
  return { ...optional(field), standard };
}

/** What the comp-plan ceiling asks. */
export const fields = {
  base: dollarsField({ label: 'Base pay in a year, in dollars', standard: 6_000_000 }),
  goal: dollarsField({ label: 'The pay you want in a year, in dollars', standard: 20_000_000 }),
  goalIs: choiceField({
    label: 'What that pay counts',
    options: [
      ['all', 'All my pay, base included'],
      ['extra', 'What I want on top of base'],
      ['more', 'What I want on top of what I earn now'],
    ],
    standard: 'all',
  }),
  now: optional(
    dollarsField({
      label: 'What you earn in a year now, base included, in dollars',
      hint: 'For a pay on top of it. Left empty, we take what quota pays.',
      standard: 0,
    }),
  ),
  quota: dollarsField({
    label: 'Quota, in dollars',
    least: 100,
    standard: 100_000_000,
    half: true,
  }),
  period: choiceField({
    label: 'The quota is for',
    options: [
      ['year', 'A year'],
      ['quarter', 'A quarter'],
      ['month', 'A month'],
    ],
    standard: 'year',
    half: true,
  }),
  style: choiceField({
    label: 'A higher tier pays its rate on',
    options: [
      ['marginal', 'Only the sales in that tier'],
      ['retroactive', 'All sales, back to the first dollar'],
    ],
    standard: 'marginal',
  }),
  from1: tierStart(1, 0),
  rate1: tierRate(1, 800),
  from2: tierStart(2, 10_000),
  rate2: tierRate(2, 1_200),
  from3: tierStart(3, null),
  rate3: tierRate(3, null),
  from4: tierStart(4, null),
  rate4: tierRate(4, null),
  from5: tierStart(5, null),
  rate5: tierRate(5, null),
  bonusFrom1: bonusThreshold('First'),
  bonus1: bonusAmount('First'),
  bonusFrom2: bonusThreshold('Second'),
  bonus2: bonusAmount('Second'),
  cap: optional(
    dollarsField({ label: 'Cap on a year’s pay, in dollars', standard: 0, folded: true }),
  ),
  capacity: optional(
    dollarsField({
      label: 'The most you ever sold in a year, in dollars',
      hint: 'Left empty, we take one and a half quotas.',
      standard: 0,
      folded: true,
    }),
  ),
  most: optional(
    dollarsField({
      label: 'The most you ever earned in a year, in dollars',
      standard: 0,
      folded: true,
    }),
  ),
};

function bonusThreshold(which: string): Field<number | null> {
  return optional(
    percentField({
      label: `${which} bonus at, in percent of quota`,
      of: 'quota',
      standard: 0,
      most: TEN_TIMES,
      folded: true,
      half: true,
    }),
  );
}

function bonusAmount(which: string): Field<number | null> {
  return optional(
    dollarsField({ label: `${which} bonus, in dollars`, standard: 0, folded: true, half: true }),
  );
}

/** What was read from the fields. */
export type Inputs = Values<typeof fields>;

/** The tiers of the worked example: thresholds in percent of quota, rates in percent. */
export type TierProps = readonly { from: number; rate: number }[];

/**
 * A tag's props as the fields they fill.
 * @throws an error where there are more tiers than fields.
 */
export function exampleFrom({
  tiers,
  ...props
}: Readonly<Record<string, unknown>> & { readonly tiers?: TierProps }): Record<string, unknown> {
  if (tiers === undefined) return props;
  if (!Array.isArray(tiers) || tiers.length === 0 || tiers.length > TIERS.length) {
    throw new Error(
      `<comp-plan-ceiling> can't be worked: "tiers" takes one to ${TIERS.length} tiers, such as tiers={[{ from: 0, rate: 8 }]}.`,
    );
  }
  const rows = TIERS.flatMap((tier) => {
    const row = (tiers as TierProps)[tier - 1];
    return [
      [`from${tier}`, row?.from ?? null],
      [`rate${tier}`, row?.rate ?? null],
    ];
  });
  return { ...Object.fromEntries(rows), ...props };
}

/** The plan the fields describe. Thresholds in percent become dollars, rounded up to the cent. */
export function planFrom(inputs: Inputs): Plan {
  const sold = (share: number): number => ceilingOf(inputs.quota, share, WHOLE);
  const tiers: Tier[] = TIERS.flatMap((tier) => {
    const [from, rate] = [inputs[`from${tier}`], inputs[`rate${tier}`]];
    return from === null || rate === null ? [] : [{ from: sold(from), rate }];
  });
  const bonuses: Bonus[] = BONUSES.flatMap((bonus) => {
    const [from, amount] = [inputs[`bonusFrom${bonus}`], inputs[`bonus${bonus}`]];
    return from === null || amount === null ? [] : [{ from: sold(from), amount }];
  });
  const periods = { year: 1, quarter: 4, month: 12 }[inputs.period];
  return { base: inputs.base, periods, tiers, bonuses, style: inputs.style, cap: inputs.cap };
}

/** What is wrong between the fields: half a row, tiers out of order, a cap under the base. */
export function problemsBetween(inputs: Inputs): Record<string, string> {
  const problems: Record<string, string> = {};
  let before: { tier: number; from: number } | null = null;
  for (const tier of TIERS) {
    const [from, rate] = [inputs[`from${tier}`], inputs[`rate${tier}`]];
    if (from === null && rate !== null) {
      problems[`from${tier}`] = `Write where tier ${tier} starts, or empty its rate.`;
    }
    if (from === null) continue;
    if (rate === null)
      problems[`rate${tier}`] = `Write what tier ${tier} pays, or empty its start.`;
    if (before && from <= before.from) {
      problems[`from${tier}`] =
        `Tier ${tier} must start above tier ${before.tier}, which starts at ${before.from / 100}%. Write the tiers lowest first.`;
    }
    before = { tier, from };
  }
  if (!before) problems['from1'] ??= 'Write at least one tier: where it starts and what it pays.';
  for (const bonus of BONUSES) {
    const [from, amount] = [inputs[`bonusFrom${bonus}`], inputs[`bonus${bonus}`]];
    if (from === null && amount !== null) {
      problems[`bonusFrom${bonus}`] = 'Write from where this bonus is paid, or empty its amount.';
    } else if (from !== null && amount === null) {
      problems[`bonus${bonus}`] = 'Write what this bonus pays, or empty where it starts.';
    }
  }
  if (inputs.cap !== null && inputs.cap < inputs.base) {
    problems['cap'] = 'The cap counts all pay, base included, so it can’t be under the base.';
  }
  return problems;
}
