import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticks } from '../../../../src/calculators/comp-plan-ceiling/ticks.ts';
import { RUNS } from '../junk.ts';

describe('the ticks of an axis', () => {
  it('are two to six round numbers from zero that cover the most', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e13, noNaN: true }), (most) => {
        const marks = ticks(most);
        expect(marks[0]).toBe(0);
        expect(marks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(marks.length).toBeGreaterThanOrEqual(2);
        expect(marks.length).toBeLessThanOrEqual(6);
      }),
      RUNS,
    );
    expect(ticks(26_000_000)).toEqual([0, 10_000_000, 20_000_000, 30_000_000]);
    expect(ticks(0)).toEqual([0, 1]);
    expect(ticks(Infinity)).toEqual([0, 1]);
  });
});
