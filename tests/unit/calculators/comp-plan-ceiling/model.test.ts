import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cliffs,
  commissionOn,
  leastSalesFor,
  lumpyPay,
  whereItStops,
  worthOfNextDollar,
  yearlyPay,
} from '../../../../src/calculators/comp-plan-ceiling/model.ts';
import type { Plan } from '../../../../src/calculators/comp-plan-ceiling/model.ts';
import { RUNS } from '../junk.ts';

const plan: Plan = {
  base: 6_000_000,
  periods: 1,
  tiers: [
    { from: 0, rate: 800 },
    { from: 100_000_000, rate: 1_200 },
  ],
  style: 'marginal',
  bonuses: [],
  cap: null,
};
const quota = 100_000_000;

const sold = fc.nat(100_000_000_000);
const rate = fc.nat(10_000);
const tiers = fc
  .uniqueArray(fc.record({ from: fc.nat(2_000_000_000), rate }), {
    selector: ({ from }) => from,
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) => rows.sort((a, b) => a.from - b.from));
const aPlan: fc.Arbitrary<Plan> = fc.record({
  base: fc.nat(100_000_000),
  periods: fc.constantFrom(1, 4, 12),
  tiers,
  style: fc.constantFrom('marginal' as const, 'retroactive' as const),
  bonuses: fc.array(fc.record({ from: fc.nat(2_000_000_000), amount: fc.nat(10_000_000) }), {
    maxLength: 2,
  }),
  cap: fc.option(fc.integer({ min: 100_000_000, max: 1_000_000_000 })),
});

describe('what a plan pays', () => {
  it('on a deal of $20,000 that starts at $145,000 and ends in the next tier', () => {
    const tiered: Plan = {
      ...plan,
      base: 0,
      tiers: [
        { from: 0, rate: 400 },
        { from: 15_000_000, rate: 600 },
        { from: 25_000_000, rate: 800 },
      ],
    };
    expect(commissionOn(tiered, 16_500_000) - commissionOn(tiered, 14_500_000)).toBe(110_000);
  });

  it('on 125 units, back to the first one or not', () => {
    const byUnit: Plan = {
      ...plan,
      base: 0,
      tiers: [
        { from: 0, rate: 1_000 },
        { from: 10_000, rate: 1_200 },
        { from: 15_000, rate: 1_400 },
        { from: 20_000, rate: 1_600 },
      ],
    };
    expect(commissionOn({ ...byUnit, style: 'retroactive' }, 12_500)).toBe(1_500);
    expect(commissionOn(byUnit, 12_500)).toBe(1_300);
  });

  it.each([
    [0.5, 10_000_000],
    [1, 14_000_000],
    [1.5, 20_000_000],
    [2, 26_000_000],
  ])('at %d of quota', (share, pay) => {
    expect(yearlyPay(plan, share * quota)).toBe(pay);
  });

  it('never falls on a plan whose tiers pay their own sales', () => {
    fc.assert(
      fc.property(aPlan, sold, sold, (any, one, other) => {
        const marginal: Plan = { ...any, style: 'marginal' };
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(yearlyPay(marginal, less)).toBeLessThanOrEqual(yearlyPay(marginal, more));
        expect(cliffs(marginal)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is the same marginal and retroactive where there is one tier from zero', () => {
    fc.assert(
      fc.property(aPlan, rate, sold, (any, only, sales) => {
        const one: Plan = { ...any, tiers: [{ from: 0, rate: only }] };
        expect(yearlyPay({ ...one, style: 'marginal' }, sales)).toBe(
          yearlyPay({ ...one, style: 'retroactive' }, sales),
        );
      }),
      RUNS,
    );
  });

  it('is whole cents, at least the base, at most the cap', () => {
    fc.assert(
      fc.property(aPlan, sold, (any, sales) => {
        for (const pay of [yearlyPay(any, sales), lumpyPay(any, sales)]) {
          expect(Number.isInteger(pay)).toBe(true);
          expect(pay).toBeGreaterThanOrEqual(any.base);
          if (any.cap !== null) expect(pay).toBeLessThanOrEqual(any.cap);
        }
      }),
      RUNS,
    );
  });

  it('in lumpy months follows each month’s own tiers', () => {
    const monthly: Plan = { ...plan, periods: 12 };
    expect(lumpyPay(monthly, quota)).toBe(
      6_000_000 + 6 * (commissionOn(plan, 1.5 * quota) + commissionOn(plan, 0.5 * quota)),
    );
    expect(lumpyPay(monthly, quota)).toBeGreaterThan(yearlyPay(monthly, quota));
  });

  it('for one more dollar is the rate of the tier it falls in', () => {
    expect(worthOfNextDollar(plan, quota / 2)).toBe(8);
    expect(worthOfNextDollar(plan, quota)).toBe(12);
    expect(worthOfNextDollar({ ...plan, cap: 14_000_000 }, quota)).toBe(0);
  });
});

describe('the sales a goal takes', () => {
  it('are exact', () => {
    expect(leastSalesFor(plan, 14_000_000)).toBe(quota);
    expect(leastSalesFor(plan, 20_000_000)).toBe(1.5 * quota);
    expect(leastSalesFor(plan, 6_000_000)).toBe(0);
    expect(leastSalesFor({ ...plan, cap: 10_000_000 }, 10_000_001)).toBeNull();
  });

  it('reach the goal, and one cent less falls short, on plans that jump too', () => {
    fc.assert(
      fc.property(aPlan, fc.integer({ min: 1, max: 2_000_000_000 }), (any, goal) => {
        const needed = leastSalesFor(any, goal);
        if (needed === null) {
          expect(yearlyPay(any, 100_000_000_000)).toBeLessThan(goal);
          return;
        }
        expect(yearlyPay(any, needed)).toBeGreaterThanOrEqual(goal);
        if (needed > 0) expect(yearlyPay(any, needed - 1)).toBeLessThan(goal);
      }),
      RUNS,
    );
  });

  it('are the least of all: nothing sold before them reaches the goal', () => {
    fc.assert(
      fc.property(
        aPlan,
        fc.nat(2_000_000_000),
        fc.double({ max: 1, min: 0, noNaN: true }),
        (any, goal, share) => {
          const needed = leastSalesFor(any, goal);
          if (needed === null || needed === 0) return;
          expect(yearlyPay(any, Math.floor(share * (needed - 1)))).toBeLessThan(goal);
        },
      ),
      RUNS,
    );
  });
});

describe('where a plan stops and falls', () => {
  it('is its cap, or a last tier that pays nothing', () => {
    expect(whereItStops(plan)).toBeNull();
    expect(whereItStops({ ...plan, cap: 18_000_000 })).toBe(18_000_000);
    const over: Plan = { ...plan, tiers: [...plan.tiers, { from: 2 * quota, rate: 0 }] };
    expect(whereItStops(over)).toBe(26_000_000);
  });

  it('is every threshold past which a year pays less', () => {
    const falling: Plan = {
      ...plan,
      style: 'retroactive',
      tiers: [
        { from: 0, rate: 1_000 },
        { from: quota, rate: 800 },
      ],
    };
    expect(cliffs(falling)).toEqual([{ from: quota, loss: 1_999_999 }]);
    fc.assert(
      fc.property(aPlan, (any) => {
        for (const { from, loss } of cliffs(any)) {
          expect(yearlyPay(any, from - 1) - yearlyPay(any, from)).toBe(loss);
          expect(loss).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});
