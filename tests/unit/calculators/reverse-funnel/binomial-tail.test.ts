import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfAtLeast } from '../../../../src/calculators/reverse-funnel/binomial-tail.ts';

const RUNS = { numRuns: 1_000 };

/** P(X ≥ wins) as a fraction of whole numbers, term by term, for a chance of `part` in 10,000. */
function exactTail(wins: number, tries: number, part: number): number {
  const [p, q, whole] = [BigInt(part), BigInt(10_000 - part), 10_000n];
  let choose = 1n;
  let sum = 0n;
  for (let k = 0; k <= tries; k += 1) {
    if (k >= wins) sum += choose * p ** BigInt(k) * q ** BigInt(tries - k);
    choose = (choose * BigInt(tries - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 30n) / whole ** BigInt(tries)) / 1e30;
}

describe('the chance of at least so many wins', () => {
  it.each([
    [20, 100, 0.2, 53.98],
    [20, 116, 0.2, 80.31],
    [5, 10, 0.5, 62.3],
    [1, 1, 0.3, 30],
  ])('of %i in %i at %d is %d percent', (wins, tries, p, percent) => {
    expect(Math.round(chanceOfAtLeast(wins, tries, p) * 10_000) / 100).toBe(percent);
  });

  it('agrees with exact fractions to twelve digits', () => {
    const cases = fc
      .tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 9_999 }))
      .chain(([tries, part]) => fc.tuple(fc.nat(tries + 1), fc.constant(tries), fc.constant(part)));
    fc.assert(
      fc.property(cases, ([wins, tries, part]) => {
        const exact = exactTail(wins, tries, part);
        expect(Math.abs(chanceOfAtLeast(wins, tries, part / 10_000) - exact)).toBeLessThan(1e-12);
      }),
      RUNS,
    );
  });

  it('keeps its digits for millions of tries', () => {
    // For p = ½ and an odd number of tries, the upper half has a chance of exactly one half.
    for (const half of [10, 1_000, 100_000, 5_000_000]) {
      expect(chanceOfAtLeast(half + 1, 2 * half + 1, 0.5)).toBeCloseTo(0.5, 9);
    }
    expect(chanceOfAtLeast(1, 1_000_000, 1e-6)).toBeCloseTo(1 - (1 - 1e-6) ** 1_000_000, 9);
  });

  it('is a chance, falls as more wins are asked and rises with tries and with p', () => {
    const any = fc.record({
      wins: fc.nat(2_000),
      tries: fc.nat(20_000),
      p: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const slack = 1e-9;
    fc.assert(
      fc.property(any, ({ wins, tries, p }) => {
        const chance = chanceOfAtLeast(wins, tries, p);
        expect(chance >= 0 && chance <= 1).toBe(true);
        expect(chanceOfAtLeast(wins + 1, tries, p)).toBeLessThanOrEqual(chance + slack);
        expect(chanceOfAtLeast(wins, tries + 1, p)).toBeGreaterThanOrEqual(chance - slack);
        expect(chanceOfAtLeast(wins, tries, Math.min(1, p + 0.01))).toBeGreaterThanOrEqual(
          chance - slack,
        );
      }),
      RUNS,
    );
  });
});
