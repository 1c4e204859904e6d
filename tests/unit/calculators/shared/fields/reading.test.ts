import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hundredths, number } from '../../../../../src/calculators/shared/money/money.ts';
import { readNumber, shortened } from '../../../../../src/calculators/shared/fields/reading.ts';
import { JUNK, RUNS, aText, isSentence } from '../../junk.ts';

const asked = (text: string) => readNumber(text, 2, 'dollars, such as 60,000, 20k or 1.5M');

describe('reading a number a person wrote', () => {
  it.each([
    ['1,000,000', 100_000_000],
    ['1000000', 100_000_000],
    ['$20k', 2_000_000],
    ['$ 20 K', 2_000_000],
    ['1.5M', 150_000_000],
    ['1B', 100_000_000_000],
    ['$1,234.56', 123_456],
    ['1 234.5', 123_450],
    ['.5', 50],
    ['5.', 500],
    ['0.125k', 12_500],
    ['-250', -25_000],
    ['−250', -25_000],
    [' 60,000 ', 6_000_000],
    ['0,000', 0],
    ['007', 700],
  ])('reads %j as %i cents', (text, value) => {
    expect(asked(text)).toEqual({ value });
  });

  it('never gives a negative zero', () => {
    for (const text of ['-0', '−0.00', '-0k']) {
      expect(asked(text)).toEqual({ value: 0 });
      expect(Object.is((asked(text) as { value: number }).value, -0)).toBe(false);
    }
  });

  it('asks about what half the world writes otherwise', () => {
    expect(asked('1.000')).toEqual({
      problem: 'Is “1.000” 1,000 or 1? Write it without the point, or with fewer decimals.',
    });
    expect(asked('$12.345')).toHaveProperty('problem', expect.stringContaining('12,345 or 12.345'));
    expect(asked('1,5')).toEqual({
      problem: 'Is “1,5” 1.5 or 15? Write decimals with a point.',
    });
  });

  it.each([
    '',
    'abc',
    '1e309',
    '1.234567',
    '$',
    '.',
    '-',
    'k',
    '1,00,000',
    '12kk',
    '<b>1</b>',
    '٣',
  ])('answers %j with a sentence', (text) => {
    expect(asked(text)).toHaveProperty('problem', expect.stringMatching(/^.{10,}[.?]$/));
  });

  it('takes junk of any kind without throwing, and gives whole numbers or sentences only', () => {
    fc.assert(
      fc.property(aText, fc.constantFrom(0, 2), (text, decimals) => {
        const reading = readNumber(text, decimals, 'a number, such as 12');
        if ('value' in reading) expect(Number.isSafeInteger(reading.value)).toBe(true);
        else expect(reading.problem).toSatisfy(isSentence);
      }),
      RUNS,
    );
    for (const text of JUNK) expect(() => asked(text)).not.toThrow();
  });

  it('quotes at most twenty characters, and never half of one', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const quoted = shortened(text);
        expect([...quoted].length).toBeLessThanOrEqual(20);
        if (text.isWellFormed()) expect(quoted.isWellFormed()).toBe(true);
      }),
      RUNS,
    );
  });

  it('reads back every amount and count it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }), (value) => {
        expect(asked(hundredths(value))).toEqual({ value });
        expect(readNumber(number(value), 0, 'a count')).toEqual({ value });
      }),
      RUNS,
    );
  });
});
