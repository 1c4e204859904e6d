import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hundredths, number } from '../../../../../src/calculators/shared/money/money.ts';
import { readDay } from '../../../../../src/calculators/shared/fields/reading-days.ts';
import { readNumber } from '../../../../../src/calculators/shared/fields/reading-numbers.ts';
import { shortened } from '../../../../../src/calculators/shared/fields/reading.ts';
import { JUNK, RUNS, aText, isSentence } from '../../junk.ts';

const anyDollars = {
  decimals: 2,
  wanted: 'dollars, such as 60,000, 20k or 1.5M',
  write: hundredths,
  inWords: hundredths,
  least: -100_000_000_000,
  most: 100_000_000_000,
};
const aCount = { ...anyDollars, decimals: 0, wanted: 'a whole number', write: number };
const aPercent = { ...anyDollars, rounds: true, least: 1, most: 10_000 };
const asked = (text: string) => readNumber(text, anyDollars);

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
    ['1 million', 100_000_000],
    ['1.5 mil', 150_000_000],
    ['1.5mm', 150_000_000],
    ['$1.5 Million', 150_000_000],
    ['20 grand', 2_000_000],
    ['0.5 bn', 50_000_000_000],
    ['60,000,', 6_000_000],
    ['60,000 $', 6_000_000],
    ['60 000 dollars', 6_000_000],
    ['1, 000, 000', 100_000_000],
    ['1000,000', 100_000_000],
    ['20%', 2_000],
    ['(15,000)', -1_500_000],
    ['–250', -25_000],
    ['+250', 25_000],
    ['1.000.000', 100_000_000],
    ['1.000,50', 100_050],
    ['1.500k', 150_000],
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
      problem: 'Is “1.000” 1,000 or 1?',
      readings: [100_000, 100],
    });
    expect(asked('$12.345')).toEqual({
      problem: 'Is “$12.345” 12,345 or 12.35?',
      readings: [1_234_500, 1_235],
    });
    expect(asked('1,5')).toEqual({ problem: 'Is “1,5” 1.50 or 15?', readings: [150, 1_500] });
  });

  it('doesn’t ask where only one of both can be', () => {
    expect(readNumber('33.333', aPercent)).toEqual({ value: 3_333 });
    expect(readNumber('33,333', aPercent)).toEqual({ value: 3_333 });
    expect(readNumber('12,5 %', aPercent)).toEqual({ value: 1_250 });
    expect(readNumber('5,5', aPercent)).toHaveProperty('readings', [550, 5_500]);
    expect(readNumber('1.000', { ...aCount, least: 1, most: 53 })).toEqual({ value: 1 });
    expect(readNumber('50 weeks', { ...aCount, least: 1, most: 53 })).toEqual({ value: 50 });
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
        const reading = readNumber(text, { ...anyDollars, decimals });
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
        expect(readNumber(number(value), aCount)).toEqual({ value });
      }),
      RUNS,
    );
  });
});

describe('reading a day a person wrote', () => {
  // A Saturday.
  const TODAY = '2026-11-28';

  it.each([
    ['2027-12-25', '2027-12-25'],
    ['12/25/2027', '2027-12-25'],
    ['12/25/27', '2027-12-25'],
    ['12-25-2027', '2027-12-25'],
    ['25/12/2027', '2027-12-25'],
    ['Dec 25, 2027', '2027-12-25'],
    ['december 25th 2027', '2027-12-25'],
    ['25 Dec. 2027', '2027-12-25'],
    ['the 25th of December, 2027', '2027-12-25'],
    ['Saturday, December 25, 2027', '2027-12-25'],
    ['Dec 25', '2026-12-25'],
    ['July 4', '2027-07-04'],
    ['7/4', '2027-07-04'],
    ['Feb 29', '2028-02-29'],
    ['Nov 28', '2026-11-28'],
    ['today', '2026-11-28'],
    ['Tomorrow', '2026-11-29'],
    ['Friday', '2026-12-04'],
    ['next Friday', '2026-12-04'],
  ])('takes %j, which lies ahead, for %s', (text, day) => {
    expect(readDay(text, TODAY, true)).toEqual({ value: day });
  });

  it('asks which year where the day may lie behind', () => {
    expect(readDay('Jan 5', TODAY)).toEqual({
      problem: 'Is “Jan 5” Jan 5, 2026 or Jan 5, 2027?',
      readings: ['2026-01-05', '2027-01-05'],
    });
    expect(readDay('Nov 28', TODAY)).toEqual({ value: TODAY });
  });

  it('asks which Friday is the next one, where people differ', () => {
    expect(readDay('next Friday', '2026-11-25', true)).toEqual({
      problem: 'Is “next Friday” Nov 27, 2026 or Dec 4, 2026?',
      readings: ['2026-11-27', '2026-12-04'],
    });
    expect(readDay('this Friday', '2026-11-25', true)).toEqual({ value: '2026-11-27' });
    expect(readDay('next Friday', '2026-11-27', true)).toEqual({ value: '2026-12-04' });
  });

  it.each(['2027-02-30', 'Feb 30', '13/13/2027', '1/1/1999', '12/25/2127', 'June 31, 2027'])(
    'says that %j isn’t on the calendar',
    (text) => {
      expect(readDay(text, TODAY)).toHaveProperty('problem', expect.stringMatching(/isn’t on the/));
    },
  );

  it.each(['', 'someday', 'next', 'Decemberish', '25', 'x'.repeat(10_000)])(
    'says that %j is no day it can read',
    (text) => {
      expect(readDay(text, TODAY)).toHaveProperty('problem', expect.stringMatching(/can read/));
    },
  );

  it('takes junk of any kind without throwing', () => {
    fc.assert(
      fc.property(aText, fc.constantFrom('', TODAY), (text, today) => {
        const reading = readDay(text, today);
        if ('value' in reading) expect(reading.value).toMatch(/^20\d\d-\d\d-\d\d$/);
        else expect(reading.problem).toSatisfy(isSentence);
      }),
      RUNS,
    );
  });
});
