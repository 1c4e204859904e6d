import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stoneFor } from '../../../../../src/calculators/shared/money/stone.ts';

const RUNS = { numRuns: 1_000 };
const cents = fc.integer({ min: 1, max: 100_000_000_000 });

describe('the stepping stone for a week', () => {
  it.each([
    [1_923_077, 2_000_000],
    [2_000_000, 2_000_000],
    [2_083_334, 2_100_000],
    [661_765, 670_000],
    [999_999, 1_000_000],
    [1_000_001, 1_100_000],
    [99, 99],
    [7, 7],
    [0, 0],
    [-500, 0],
  ])('rounds %i cents up to %i', (exact, stone) => {
    expect(stoneFor(exact)).toBe(stone);
  });

  it('asks for enough, and for less than a tenth too much', () => {
    fc.assert(
      fc.property(cents, (exact) => {
        const stone = stoneFor(exact);
        expect(stone).toBeGreaterThanOrEqual(exact);
        expect(stone).toBeLessThan(exact * 1.1);
      }),
      RUNS,
    );
  });

  it('has at most two leading figures, and stays as it is when worked again', () => {
    fc.assert(
      fc.property(cents, (exact) => {
        const stone = stoneFor(exact);
        expect(String(stone)).toMatch(/^\d{1,2}0*$/);
        expect(stoneFor(stone)).toBe(stone);
      }),
      RUNS,
    );
  });
});
