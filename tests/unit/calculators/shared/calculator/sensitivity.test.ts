import { describe, expect, it } from 'vitest';
import { strongestLever } from '../../../../../src/calculators/shared/calculator/sensitivity.ts';
import type { Nudge } from '../../../../../src/calculators/shared/calculator/sensitivity.ts';

const plus = (by: number, input: number): Nudge<number> => [input + by, `${by} makes`, ' more'];
const nothing = 'Nothing you could change here by a little moves it.';

describe('what moves a result most', () => {
  it('is the change with the largest difference, up or down', () => {
    const nudges = [plus(1, 10), plus(-3, 10), plus(2, 10)];
    expect(strongestLever(10, (input) => 2 * input, String, nudges)).toBe(
      'What moves it most: -3 makes 6 more.',
    );
  });

  it('is nothing where no change is possible, moves anything or stays finite', () => {
    expect(strongestLever(1, () => 5, String, [plus(1, 1)])).toBe(nothing);
    expect(strongestLever(1, (input) => input, String, [[null, 'no']])).toBe(nothing);
    expect(strongestLever(1, (input) => 1 / (input - 2), String, [plus(1, 1)])).toBe(nothing);
  });
});
