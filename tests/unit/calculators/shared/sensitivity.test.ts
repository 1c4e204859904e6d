import { describe, expect, it } from 'vitest';
import { strongestLever } from '../../../../src/calculators/shared/sensitivity.ts';

const plus = (by: number) => ({
  apply: (input: number) => input + by,
  say: (difference: number) => `${by} makes ${difference}.`,
});

describe('what moves a result most', () => {
  it('is the change with the largest difference, up or down', () => {
    expect(strongestLever(10, (input) => 2 * input, [plus(1), plus(-3), plus(2)])).toBe(
      '-3 makes -6.',
    );
  });

  it('is nothing where no change is possible, moves anything or stays finite', () => {
    expect(strongestLever(1, () => 5, [plus(1)])).toBeNull();
    expect(
      strongestLever(1, (input) => input, [{ apply: () => null, say: () => 'no' }]),
    ).toBeNull();
    expect(strongestLever(1, (input) => 1 / (input - 2), [plus(1)])).toBeNull();
  });
});
