import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayFrom,
  isoDate,
} from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import {
  usFederalHolidays,
  usFederalHolidayList,
} from '../../../../../src/calculators/stepping-stone/holidays/us-federal-holidays.ts';
import { workingWeeks } from '../../../../../src/calculators/stepping-stone/working-time/working-weeks.ts';
import { RUNS, aPlan, yearPlan } from '../arbitraries.ts';

const full = (calendar: Parameters<typeof workingWeeks>[0]) => {
  const { totalWeight, fullWeight } = workingWeeks(calendar);
  return totalWeight / fullWeight;
};

describe('working weeks', () => {
  it('counts 52 in a year of 52, and takes weeks off one for one', () => {
    expect(full(yearPlan)).toBe(52);
    expect(full({ ...yearPlan, weeksOff: 2 })).toBe(50);
    expect(full({ ...yearPlan, weeksOff: 4 })).toBe(48);
    expect(full({ ...yearPlan, weeksOff: 52 })).toBe(0);
    expect(full({ ...yearPlan, weeksOff: 200 })).toBe(0);
  });

  it('spreads weeks off without a date', () => {
    const off = workingWeeks({ ...yearPlan, weeksOff: 2 }).weeks.flatMap(({ off: why }, index) =>
      why ? [index] : [],
    );
    expect(off).toEqual([13, 39]);
  });

  it('counts a short first and last week by their days', () => {
    const calendar = {
      ...yearPlan,
      today: dayFrom(2026, 1, 1),
      start: dayFrom(2026, 1, 1),
      deadline: dayFrom(2026, 12, 31),
    };
    const { weeks } = workingWeeks(calendar);
    expect(weeks).toHaveLength(53);
    expect([weeks[0]?.days, weeks[1]?.days, weeks.at(-1)?.days]).toEqual([2, 5, 4]);
    expect(full(calendar)).toBeCloseTo(52.2, 12);
  });

  it('leaves a weekend out: from a Saturday on, the first week is the next one', () => {
    const { weeks } = workingWeeks({ ...yearPlan, start: dayFrom(2027, 1, 9) });
    expect(weeks[0]).toMatchObject({ monday: dayFrom(2027, 1, 11), days: 5 });
  });

  it('takes days off by date: a fifth each, and a whole week when all five are off', () => {
    const day = dayFrom(2027, 7, 5);
    const holidays = [{ first: day, last: day }];
    expect(full({ ...yearPlan, holidays })).toBeCloseTo(51.8, 12);
    const daysOff = [{ first: day, last: day + 13 }];
    const weeks = workingWeeks({ ...yearPlan, daysOff, holidays }).weeks;
    expect(weeks.filter(({ off }) => off).map(({ monday }) => monday)).toEqual([day, day + 7]);
    expect(full({ ...yearPlan, daysOff: [{ first: day + 5, last: day + 6 }] })).toBe(52);
  });

  it('gets up to speed evenly: of four weeks, the first carries a fifth', () => {
    const { weeks, fullWeight } = workingWeeks({ ...yearPlan, rampWeeks: 4 });
    const shares = weeks.slice(0, 6).map(({ weight }) => weight / fullWeight);
    expect(shares).toEqual([0.2, 0.4, 0.6, 0.8, 1, 1]);
    expect(full({ ...yearPlan, rampWeeks: 4 })).toBe(50);
  });

  it('weighs quarters', () => {
    expect(full({ ...yearPlan, seasons: [100, 100, 0, 100] })).toBe(38);
    expect(full({ ...yearPlan, seasons: [300, 100, 100, 100] })).toBe(76);
  });

  it('never carries more than five days at the season’s weight, or less than nothing', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const { weeks, fullWeight, totalWeight } = workingWeeks(plan);
        for (const { weight, days, off, weekdays } of weeks) {
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThanOrEqual(fullWeight * 3);
          expect(Number.isInteger(weight)).toBe(true);
          if (off) expect(weight).toBe(0);
          expect(days).toBeLessThanOrEqual(weekdays);
        }
        expect(weeks.filter(({ days, off }) => off && days > 0).length).toBeLessThanOrEqual(
          plan.weeksOff,
        );
        expect(Number.isSafeInteger(totalWeight)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('United States federal holidays', () => {
  it('are those of 2027, where three are observed beside their date', () => {
    expect(usFederalHolidays(2027).map(({ day }) => isoDate(day))).toEqual([
      '2027-01-01',
      '2027-01-18',
      '2027-02-15',
      '2027-05-31',
      '2027-06-18',
      '2027-07-05',
      '2027-09-06',
      '2027-10-11',
      '2027-11-11',
      '2027-11-25',
      '2027-12-24',
    ]);
  });

  it('bring next year’s New Year’s Day when it is observed in this one', () => {
    const list = usFederalHolidayList(dayFrom(2027, 12, 1), dayFrom(2027, 12, 31)).split('\n');
    expect(list).toEqual(['2027-12-24 Christmas Day', '2027-12-31 New Year’s Day']);
  });
});
