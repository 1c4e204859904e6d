import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOver, workingWeeksIn } from '../../../../src/calculators/goal-price/model.ts';
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
const weeksOf = fc.integer({ min: 1, max: 159 });

describe('the price of a reason', () => {
  it('of $60,000, with 62 cents kept and ten percent commission', () => {
    expect(priceOver(reason, 50)).toEqual({
      weeks: 50,
      net: 6_000_000,
      gross: 9_677_420,
      sales: 96_774_194,
      salesEachWeek: 1_935_484,
      stone: 2_000_000,
    });
  });

  it('is 0.6 percent of ten million', () => {
    expect(priceOver({ ...reason, cost: 1_000_000_000 * 0.006 }, 50)).toEqual(
      priceOver(reason, 50),
    );
  });

  it('of $18,000, with 68 cents kept and eight percent commission', () => {
    const price = priceOver({ ...reason, cost: 1_800_000, kept: 6_800, commission: 800 }, 50);
    expect(price).toMatchObject({ gross: 2_647_059, sales: 33_088_236, salesEachWeek: 661_765 });
  });

  it('counts what is needed to start, less what is saved and what disappears', () => {
    const price = priceOver({ ...reason, start: 2_000, saved: 100_000, vanishing: 50_000 }, 50);
    expect(price.net).toBe(1_200_000 - 150_000);
    expect(priceOver({ ...reason, saved: 6_000_000 }, 50)).toMatchObject({ gross: 0, stone: 0 });
  });

  it('of a yearly cost grows with the years, and an income needs no tax added', () => {
    expect(priceOver({ ...reason, kind: 'yearly' }, 150).net).toBe(18_000_000);
    expect(priceOver({ ...reason, kind: 'yearly' }, 25).net).toBe(3_000_000);
    expect(priceOver({ ...reason, kind: 'income' }, 50)).toMatchObject({
      gross: 6_000_000,
      net: 3_720_000,
      sales: 60_000_000,
    });
  });

  it('is enough to the cent, and one cent less isn’t', () => {
    fc.assert(
      fc.property(aReason, weeksOf, (any, weeks) => {
        const { net, gross, sales, salesEachWeek } = priceOver(any, weeks);
        // A single cent can’t be told from the next in a number larger than this.
        fc.pre(sales <= Number.MAX_SAFE_INTEGER);
        const pays = BigInt(sales) * BigInt(any.commission);
        const keeps = BigInt(gross) * BigInt(any.kept);
        // Each figure is the exact one rounded up, so what the next one pays covers all but the rounding.
        expect(pays > BigInt(gross - 1) * 10_000n).toBe(true);
        expect(pays < BigInt(gross) * 10_000n + BigInt(any.commission)).toBe(true);
        expect(BigInt(salesEachWeek) * BigInt(weeks) > BigInt(sales - 1)).toBe(true);
        expect(BigInt(salesEachWeek - 1) * BigInt(weeks) < BigInt(sales)).toBe(true);
        if (any.kind === 'income') return;
        expect(keeps > BigInt(net - 1) * 10_000n).toBe(true);
        expect(keeps < BigInt(net) * 10_000n + BigInt(any.kept)).toBe(true);
      }),
      RUNS,
    );
  });

  it('falls when more is saved, kept or paid', () => {
    fc.assert(
      fc.property(aReason, weeksOf, (any, weeks) => {
        const before = priceOver(any, weeks).salesEachWeek;
        const better = [
          { ...any, saved: any.saved + 100 },
          { ...any, kept: Math.min(10_000, any.kept + 1) },
          { ...any, commission: Math.min(10_000, any.commission + 1) },
        ];
        for (const one of better) {
          expect(priceOver(one, weeks).salesEachWeek).toBeLessThanOrEqual(before);
        }
      }),
      RUNS,
    );
  });
});

describe('working weeks in days', () => {
  it('keep the year’s share of weeks off, and are never none', () => {
    expect(workingWeeksIn(364, 50)).toBe(50);
    expect(workingWeeksIn(182, 50)).toBe(25);
    expect(workingWeeksIn(1, 50)).toBe(1);
  });
});
