import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDaysOff,
  writeDaysOff,
} from '../../../../../src/calculators/stepping-stone/working-time/days-off.ts';
import { dayFrom } from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import { RUNS, aDay } from '../arbitraries.ts';

const read = (text: string) => readDaysOff(text, '2027-01-04');

describe('a list of days off', () => {
  it('reads days and stretches of days, with names after them', () => {
    expect(read('2027-07-05 Independence Day\n\n 2027-08-02 to 2027-08-13, the sea ')).toEqual({
      value: [
        { first: dayFrom(2027, 7, 5), last: dayFrom(2027, 7, 5) },
        { first: dayFrom(2027, 8, 2), last: dayFrom(2027, 8, 13) },
      ],
    });
    expect(read('')).toEqual({ value: [] });
    const [fourth, christmas] = [dayFrom(2027, 7, 4), dayFrom(2027, 12, 24)];
    expect(read('July 4\nDec 24 – Jan 2 the in-laws\n7/4/27, again')).toEqual({
      value: [
        { first: fourth, last: fourth },
        { first: christmas, last: dayFrom(2028, 1, 2) },
        { first: fourth, last: fourth },
      ],
    });
  });

  it.each([
    ['the summer', /“the summer” isn’t a day we can read\. Write July 5, or/],
    ['2027-02-30', /“2027-02-30” isn’t a day/],
    ['2027-07-05\n7/5/2127', /“7\/5\/2127” isn’t/],
    ['2027-08-13 to 2027-08-02', /ends before it begins/],
    ['2027-08-13 to 2029-08-02', /more than a year/],
    ['2027-07-055', /isn’t a day/],
    ['🎉'.repeat(5_000), /“🎉.*…” isn’t a day/],
  ])('answers with a sentence what is no list of days (%#)', (text, problem) => {
    expect(read(text)).toEqual({ problem: expect.stringMatching(problem) as string });
  });

  it('comes back as it was written', () => {
    const ranges = fc.array(
      fc.tuple(aDay, fc.nat(365)).map(([first, days]) => ({ first, last: first + days })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(ranges, (list) => {
        expect(read(writeDaysOff(list))).toEqual({ value: list });
      }),
      RUNS,
    );
  });

  it('never throws on junk', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(read(text)).toBeTypeOf('object');
      }),
      RUNS,
    );
  });
});
