import { WEEK, workingDaysBetween } from '../shared/days/working-days.ts';
import { WHOLE } from '../shared/money/money.ts';
import { stoneFor } from '../shared/money/stone.ts';

/** What a reason costs and what becomes of a dollar on its way to it. Money in cents, shares in basis points. */
export interface Reason {
  /**
   * - `once`: something bought once
   * - `yearly`: so much more to have after tax each year
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
 * A reason priced over a number of working days, in cents. Each figure is rounded up by itself;
 * beyond ninety trillion dollars, where numbers no longer hold single cents, to the nearest there is.
 */
export interface Price {
  /** Weeks of five days. */
  readonly weeks: number;
  /** Money to have after tax. */
  readonly net: number;
  /** Pay before tax. */
  readonly gross: number;
  readonly sales: number;
  readonly salesEachWeek: number;
  readonly salesEachDay: number;
  readonly stone: number;
}

/**
 * Prices a reason over so many working days:
 * net = max(0, cost × start − saved − vanishing), gross = net ÷ kept, sales = gross ÷ commission.
 * Yearly kinds count for the years the days make; an income is before tax already. What comes each year is pay in
 * whole cents, and its sales are those that pay them; what is bought once is worked from the exact need throughout.
 */
export function priceOver(reason: Reason, days: number): Price {
  const whole = BigInt(WHOLE);
  const yearly = reason.kind === 'yearly' || reason.kind === 'income';
  const [span, year] = yearly ? [days, reason.weeksInYear * WEEK] : [1, 1];
  const cost = BigInt(reason.cost) * BigInt(reason.start) - BigInt(reason.vanishing) * whole;
  const need = cost * BigInt(span) - BigInt(reason.saved) * whole * BigInt(year);
  const needed = need > 0n ? need : 0n;
  const unit = whole * BigInt(year);
  const kept = BigInt(reason.kept);
  const beforeTax = reason.kind === 'income';
  const [exact, exactUnit] = beforeTax ? [needed, unit] : [needed * whole, unit * kept];
  const gross = up(exact, exactUnit);
  const [paid, paidUnit] = yearly ? [BigInt(gross), 1n] : [exact, exactUnit];
  const [sales, salesUnit] = [paid * whole, paidUnit * BigInt(reason.commission)];
  const salesEachWeek = up(sales * BigInt(WEEK), salesUnit * BigInt(days));
  return {
    weeks: days / WEEK,
    net: beforeTax ? Number((needed * kept) / (unit * whole)) : up(needed, unit),
    gross,
    sales: up(sales, salesUnit),
    salesEachWeek,
    salesEachDay: up(sales, salesUnit * BigInt(days)),
    stone: stoneFor(salesEachWeek),
  };
}

/**
 * The working days left from one day to another (both `YYYY-MM-DD` and included). Of each whole year among them only
 * its working weeks count.
 */
export function workingDaysLeft(today: string, day: string, weeksInYear: number): number {
  const days = workingDaysBetween(today, day);
  const years = Math.floor(days / (52 * WEEK));
  return Math.max(0, days - years * (52 - weeksInYear) * WEEK);
}

function up(amount: bigint, over: bigint): number {
  return Number((amount + over - 1n) / over);
}
