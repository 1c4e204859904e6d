import { describe, expect, it } from 'vitest';
import { strongestLever } from '../../../../../src/calculators/shared/calculator/sensitivity.ts';
import type { Nudge } from '../../../../../src/calculators/shared/calculator/sensitivity.ts';

const plus = (by: number, input: number): Nudge<number> => [
  input + by,
  (difference) => `${by} makes ${difference}.`,
];

describe('what moves a result most', () => {
  it('is the change with the largest difference, up or down', () => {
    const nudges = [plus(1, 10), plus(-3, 10), plus(2, 10)];
    expect(strongestLever(10, (input) => 2 * input, nudges)).toBe('-3 makes -6.');
  });

  it('is nothing where no change is possible, moves anything or stays finite', () => {
    expect(strongestLever(1, () => 5, [plus(1, 1)])).toBeNull();
    expect(strongestLever(1, (input) => input, [[null, () => 'no']])).toBeNull();
    expect(strongestLever(1, (input) => 1 / (input - 2), [plus(1, 1)])).toBeNull();
  });
});
