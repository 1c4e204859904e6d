import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDaysOff,
  writeDaysOff,
} from '../../../../../src/calculators/stepping-stone/working-time/days-off.ts';
import { dayFrom } from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import { RUNS, aDay } from '../arbitraries.ts';

describe('a list of days off', () => {
  it('reads days and stretches of days, with names after them', () => {
    expect(
      readDaysOff('2027-07-05 Independence Day\n\n 2027-08-02 to 2027-08-13, the sea '),
    ).toEqual({
      value: [
        { first: dayFrom(2027, 7, 5), last: dayFrom(2027, 7, 5) },
        { first: dayFrom(2027, 8, 2), last: dayFrom(2027, 8, 13) },
      ],
    });
    expect(readDaysOff('')).toEqual({ value: [] });
  });

  it.each([
    ['7/5/2027', /“7\/5\/2027” isn’t a date we can read\. Write 2027-07-05/],
    ['2027-02-30', /“2027-02-30” isn’t a date/],
    ['2027-07-05\nnext Friday', /“next Friday” isn’t/],
    ['2027-08-13 to 2027-08-02', /ends before it begins/],
    ['2027-08-13 to 2029-08-02', /more than a year/],
    ['2027-07-055', /isn’t a date/],
    ['2027-07-05\n'.repeat(61), /61 entries/],
    ['🎉'.repeat(5_000), /“🎉.*…” isn’t a date/],
  ])('answers with a sentence what is no list of days (%#)', (text, problem) => {
    expect(readDaysOff(text)).toEqual({ problem: expect.stringMatching(problem) as string });
  });

  it('comes back as it was written', () => {
    const ranges = fc.array(
      fc.tuple(aDay, fc.nat(365)).map(([first, days]) => ({ first, last: first + days })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(ranges, (list) => {
        expect(readDaysOff(writeDaysOff(list))).toEqual({ value: list });
      }),
      RUNS,
    );
  });

  it('never throws on junk', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(readDaysOff(text)).toBeTypeOf('object');
      }),
      RUNS,
    );
  });
});
