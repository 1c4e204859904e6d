import { WHOLE } from '../shared/money/money.ts';
import { stoneFor } from '../shared/money/stone.ts';

/** What a reason costs and what becomes of a dollar on its way to it. Money in cents, shares in basis points. */
export interface Reason {
  /**
   * - `once`: something bought once
   * - `yearly`: a cost that comes back each year
   * - `dated`: something bought once, by a day
   * - `income`: a yearly income before tax
   */
  readonly kind: 'once' | 'yearly' | 'dated' | 'income';
  readonly cost: number;
  /** The share of the cost needed to start. */
  readonly start: number;
  readonly saved: number;
  /** Yearly costs that disappear once the reason is there. */
  readonly vanishing: number;
  /** What is kept of each extra dollar of pay after tax: more than 0. */
  readonly kept: number;
  /** What a dollar of sales pays: more than 0. */
  readonly commission: number;
  /** Working weeks in a year. */
  readonly weeksInYear: number;
}

/**
 * A reason priced over a number of working weeks, in cents. Each figure is rounded up by itself;
 * beyond ninety trillion dollars, where numbers no longer hold single cents, to the nearest there is.
 */
export interface Price {
  readonly weeks: number;
  /** Money to have after tax. */
  readonly net: number;
  /** Pay before tax. */
  readonly gross: number;
  readonly sales: number;
  readonly salesEachWeek: number;
  readonly stone: number;
}

/**
 * Prices a reason over so many working weeks:
 * net = max(0, cost × start − saved − vanishing), gross = net ÷ kept, sales = gross ÷ commission.
 * Yearly kinds count for the years the weeks make; an income is before tax already.
 */
export function priceOver(reason: Reason, weeks: number): Price {
  const whole = BigInt(WHOLE);
  const yearly = reason.kind === 'yearly' || reason.kind === 'income';
  const [span, year] = yearly ? [weeks, reason.weeksInYear] : [1, 1];
  const cost = BigInt(reason.cost) * BigInt(reason.start) - BigInt(reason.vanishing) * whole;
  const need = cost * BigInt(span) - BigInt(reason.saved) * whole * BigInt(year);
  const needed = need > 0n ? need : 0n;
  const unit = whole * BigInt(year);
  const kept = BigInt(reason.kept);
  const beforeTax = reason.kind === 'income';
  // Every figure comes from the exact need, never from a figure that was rounded before it.
  const [gross, grossUnit] = beforeTax ? [needed, unit] : [needed * whole, unit * kept];
  const [sales, salesUnit] = [gross * whole, grossUnit * BigInt(reason.commission)];
  const salesEachWeek = up(sales, salesUnit * BigInt(weeks));
  return {
    weeks,
    net: beforeTax ? Number((needed * kept) / (unit * whole)) : up(needed, unit),
    gross: up(gross, grossUnit),
    sales: up(sales, salesUnit),
    salesEachWeek,
    stone: stoneFor(salesEachWeek),
  };
}

/** Whole working weeks in so many days, when a year of 52 weeks has so many working ones; at least one. */
export function workingWeeksIn(days: number, weeksInYear: number): number {
  return Math.max(1, Math.floor((days * weeksInYear) / (52 * 7)));
}

function up(amount: bigint, over: bigint): number {
  return Number((amount + over - 1n) / over);
}
