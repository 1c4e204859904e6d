import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf, floorOf } from '../../../../../src/calculators/shared/money/exact.ts';

const RUNS = { numRuns: 1_000 };
const whole = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });
const times = fc.integer({ min: 0, max: 1_000_000 });
const over = fc.integer({ min: 1, max: 1_000_000 });

describe('exact rounding', () => {
  it('rounds toward the side it names, negative amounts too', () => {
    expect(floorOf(7, 1, 2)).toBe(3);
    expect(floorOf(-7, 1, 2)).toBe(-4);
    expect(ceilingOf(7, 1, 2)).toBe(4);
    expect(ceilingOf(-7, 1, 2)).toBe(-3);
    expect(floorOf(100_000_000_000, 999_999, 999_999)).toBe(100_000_000_000);
  });

  it('lies within one of the exact quotient, on its own side of it', () => {
    fc.assert(
      fc.property(whole, times, over, (amount, by, divisor) => {
        const product = BigInt(amount) * BigInt(by);
        fc.pre(product < 2n ** 52n && product > -(2n ** 52n));
        const below = BigInt(floorOf(amount, by, divisor)) * BigInt(divisor);
        const above = BigInt(ceilingOf(amount, by, divisor)) * BigInt(divisor);
        expect(below <= product && product - below < BigInt(divisor)).toBe(true);
        expect(above >= product && above - product < BigInt(divisor)).toBe(true);
      }),
      RUNS,
    );
  });
});
