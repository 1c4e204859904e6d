import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayFromIso,
  isoDate,
} from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import { workingWeeks } from '../../../../../src/calculators/stepping-stone/working-time/working-weeks.ts';
import { workingYear } from '../../../../../src/calculators/stepping-stone/working-time/working-year.ts';
import { RUNS, aDay, yearPlan } from '../arbitraries.ts';

describe('the year of the worked example', () => {
  it.each([
    ['2026-09-30', '2026-01-05', '2027-01-01'],
    ['2026-10-01', '2027-01-04', '2027-12-31'],
    ['2027-01-01', '2027-01-04', '2027-12-31'],
    ['2029-02-28', '2029-01-01', '2029-12-28'],
  ])('is, on %s, the one from %s to %s', (today, start, deadline) => {
    expect(workingYear(today)).toEqual({ start, deadline });
  });

  it('has 52 working weeks, whatever the day', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const year = workingYear(isoDate(day));
        const start = dayFromIso(year.start) ?? 0;
        const deadline = dayFromIso(year.deadline) ?? 0;
        const { totalWeight, fullWeight } = workingWeeks({
          ...yearPlan,
          today: start,
          start,
          deadline,
        });
        expect(totalWeight / fullWeight).toBe(52);
      }),
      RUNS,
    );
  });
});
