import { MOST_CENTS, WHOLE } from '../shared/money/money.ts';

/** From this much sold in a period (cents), sales pay this rate (basis points). */
export interface Tier {
  readonly from: number;
  readonly rate: number;
}

/** Paid once in a period in which this much (cents) is sold. */
export interface Bonus {
  readonly from: number;
  readonly amount: number;
}

/** A pay plan. Money in cents. */
export interface Plan {
  /** A year's base pay. */
  readonly base: number;
  /** How many quota periods a year has: 1, 4 or 12. Tiers start anew in each. */
  readonly periods: number;
  /** In order, lowest first. */
  readonly tiers: readonly Tier[];
  /** Whether a tier's rate pays only the sales in it, or all sales of the period once it is reached. */
  readonly style: 'marginal' | 'retroactive';
  readonly bonuses: readonly Bonus[];
  /** The most a year can pay, base included. */
  readonly cap: number | null;
}

/**
 * What a period's sales pay, without base: marginal Σ rᵢ·max(0, min(S,hiᵢ)−loᵢ), retroactive S·r(S),
 * then the bonuses. Whole cents, rounded down.
 */
export function commissionOn(plan: Plan, sold: number): number {
  const reached = plan.tiers.filter(({ from }) => from <= sold);
  const top = reached.at(-1);
  const earned =
    plan.style === 'retroactive'
      ? sold * (top?.rate ?? 0)
      : reached.reduce(
          (sum, { from, rate }, index) =>
            sum + rate * (Math.min(sold, plan.tiers[index + 1]?.from ?? sold) - from),
          0,
        );
  const bonuses = plan.bonuses.filter(({ from }) => from <= sold);
  return Math.floor(earned / WHOLE) + bonuses.reduce((sum, { amount }) => sum + amount, 0);
}

/** A year's pay when every period sells the same. */
export function yearlyPay(plan: Plan, soldEachPeriod: number): number {
  return capped(plan, plan.base + plan.periods * commissionOn(plan, soldEachPeriod));
}

/** A year's pay when every other period sells half as much again, and the ones between half as much. */
export function lumpyPay(plan: Plan, soldEachPeriod: number): number {
  const full = commissionOn(plan, Math.floor((soldEachPeriod * 3) / 2));
  const lean = commissionOn(plan, Math.floor(soldEachPeriod / 2));
  return capped(plan, plan.base + Math.floor((plan.periods * (full + lean)) / 2));
}

/** What a year's pay gains, in cents, from one more dollar sold in one period. Negative at a cliff. */
export function worthOfNextDollar(plan: Plan, soldEachPeriod: number): number {
  const before = plan.base + plan.periods * commissionOn(plan, soldEachPeriod);
  const gain = commissionOn(plan, soldEachPeriod + 100) - commissionOn(plan, soldEachPeriod);
  return capped(plan, before + gain) - capped(plan, before);
}

/**
 * The least to sell in each period for a year's pay of `goal`, or `null` if no amount up to a billion
 * dollars does it. A retroactive plan jumps and may fall, so each stretch between two thresholds,
 * in which pay never falls, is searched by itself.
 */
export function leastSalesFor(plan: Plan, goal: number): number | null {
  const found = stretches(plan).find(([, last]) => yearlyPay(plan, last) >= goal);
  if (!found) return null;
  let [low, high] = found;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (yearlyPay(plan, middle) >= goal) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The most the plan can ever pay in a year, or `null` if every further dollar pays more. */
export function whereItStops(plan: Plan): number | null {
  const most = Math.max(...stretches(plan).map(([, last]) => yearlyPay(plan, last)));
  const bounded = plan.cap === most || (plan.tiers.at(-1)?.rate ?? 0) === 0;
  return bounded ? most : null;
}

/** Where selling more pays less: from this much sold in a period, a year pays so much less than just before. */
export function cliffs(plan: Plan): { from: number; loss: number }[] {
  return thresholds(plan)
    .filter((from) => from > 0)
    .map((from) => ({ from, loss: yearlyPay(plan, from - 1) - yearlyPay(plan, from) }))
    .filter(({ loss }) => loss > 0);
}

/** Every amount sold at which the plan's arithmetic changes, in order. */
export function thresholds({ tiers, bonuses }: Plan): number[] {
  return [...new Set([...tiers, ...bonuses].map(({ from }) => from))].sort((a, b) => a - b);
}

function stretches(plan: Plan): [first: number, last: number][] {
  const starts = [0, ...thresholds(plan).filter((from) => from > 0 && from <= MOST_CENTS)];
  return starts.map((start, index) => [start, (starts[index + 1] ?? MOST_CENTS + 1) - 1]);
}

function capped({ cap }: Plan, pay: number): number {
  return cap === null ? pay : Math.min(cap, pay);
}
