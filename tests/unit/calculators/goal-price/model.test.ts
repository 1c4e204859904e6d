import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOver, workingDaysLeft } from '../../../../src/calculators/goal-price/model.ts';
import type { Reason } from '../../../../src/calculators/goal-price/model.ts';
import { RUNS } from '../junk.ts';

const reason: Reason = {
  kind: 'once',
  cost: 6_000_000,
  start: 10_000,
  saved: 0,
  vanishing: 0,
  kept: 6_200,
  commission: 1_000,
  weeksInYear: 50,
};

const aReason: fc.Arbitrary<Reason> = fc.record({
  kind: fc.constantFrom('once' as const, 'yearly' as const, 'dated' as const, 'income' as const),
  cost: fc.nat(100_000_000_000),
  start: fc.integer({ min: 1, max: 10_000 }),
  saved: fc.nat(100_000_000_000),
  vanishing: fc.nat(100_000_000),
  kept: fc.integer({ min: 2_000, max: 10_000 }),
  commission: fc.integer({ min: 1, max: 10_000 }),
  weeksInYear: fc.integer({ min: 1, max: 53 }),
});
const daysOf = fc.integer({ min: 1, max: 795 });

describe('the price of a reason', () => {
  it('of $60,000, with 62 cents kept and ten percent commission', () => {
    expect(priceOver(reason, 250)).toEqual({
      weeks: 50,
      net: 6_000_000,
      gross: 9_677_420,
      sales: 96_774_194,
      salesEachWeek: 1_935_484,
      salesEachDay: 387_097,
      stone: 2_000_000,
    });
  });

  it('is 0.6 percent of ten million', () => {
    expect(priceOver({ ...reason, cost: 1_000_000_000 * 0.006 }, 250)).toEqual(
      priceOver(reason, 250),
    );
  });

  it('of $18,000, with 68 cents kept and eight percent commission', () => {
    const price = priceOver({ ...reason, cost: 1_800_000, kept: 6_800, commission: 800 }, 250);
    expect(price).toMatchObject({ gross: 2_647_059, sales: 33_088_236, salesEachWeek: 661_765 });
  });

  it('of $11,400 more each year, with 65 cents kept and six percent commission, in cents at each step', () => {
    const more = {
      ...reason,
      kind: 'yearly',
      cost: 1_140_000,
      kept: 6_500,
      commission: 600,
    } as const;
    expect(priceOver(more, 250)).toMatchObject({ gross: 1_753_847, sales: 29_230_784 });
  });

  it('counts what is needed to start, less what is saved and what disappears', () => {
    const price = priceOver({ ...reason, start: 2_000, saved: 100_000, vanishing: 50_000 }, 250);
    expect(price.net).toBe(1_200_000 - 150_000);
    expect(priceOver({ ...reason, saved: 6_000_000 }, 250)).toMatchObject({ gross: 0, stone: 0 });
  });

  it('of a yearly cost grows with the years, and an income needs no tax added', () => {
    expect(priceOver({ ...reason, kind: 'yearly' }, 750).net).toBe(18_000_000);
    expect(priceOver({ ...reason, kind: 'yearly' }, 125).net).toBe(3_000_000);
    expect(priceOver({ ...reason, kind: 'income' }, 250)).toMatchObject({
      gross: 6_000_000,
      net: 3_720_000,
      sales: 60_000_000,
    });
  });

  it('is enough to the cent, and one cent less isn’t', () => {
    fc.assert(
      fc.property(aReason, daysOf, (any, days) => {
        const { net, gross, sales, salesEachWeek } = priceOver(any, days);
        // A single cent can’t be told from the next in a number larger than this.
        fc.pre(sales <= Number.MAX_SAFE_INTEGER);
        const pays = BigInt(sales) * BigInt(any.commission);
        const keeps = BigInt(gross) * BigInt(any.kept);
        // Each figure is the exact one rounded up, so what the next one pays covers all but the rounding.
        expect(pays > BigInt(gross - 1) * 10_000n).toBe(true);
        expect(pays < BigInt(gross) * 10_000n + BigInt(any.commission)).toBe(true);
        expect(BigInt(salesEachWeek) * BigInt(days) > BigInt(sales - 1) * 5n).toBe(true);
        expect(BigInt(salesEachWeek - 1) * BigInt(days) < BigInt(sales) * 5n).toBe(true);
        if (any.kind === 'income') return;
        expect(keeps > BigInt(net - 1) * 10_000n).toBe(true);
        expect(keeps < BigInt(net) * 10_000n + BigInt(any.kept)).toBe(true);
      }),
      RUNS,
    );
  });

  it('falls when more is saved, kept or paid', () => {
    fc.assert(
      fc.property(aReason, daysOf, (any, days) => {
        const before = priceOver(any, days).salesEachWeek;
        const better = [
          { ...any, saved: any.saved + 100 },
          { ...any, kept: Math.min(10_000, any.kept + 1) },
          { ...any, commission: Math.min(10_000, any.commission + 1) },
        ];
        for (const one of better) {
          expect(priceOver(one, days).salesEachWeek).toBeLessThanOrEqual(before);
        }
      }),
      RUNS,
    );
  });
});

describe('working days left', () => {
  it('are those from Monday to Friday, today included, without a whole year’s weeks off', () => {
    expect(workingDaysLeft('2026-11-28', '2026-12-31', 50)).toBe(24);
    expect(workingDaysLeft('2026-11-25', '2026-11-27', 50)).toBe(3);
    expect(workingDaysLeft('2027-01-04', '2027-12-31', 50)).toBe(250);
    expect(workingDaysLeft('2027-01-04', '2027-01-03', 50)).toBe(0);
  });
});
