import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayFrom,
  dayFromIso,
  isoDate,
  mondayOf,
  quarterOfWeek,
  weeksInIsoYear,
} from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import {
  mondayOfWeekName,
  weekName,
} from '../../../../../src/calculators/stepping-stone/logged-weeks/week-names.ts';
import { RUNS, aDay } from '../arbitraries.ts';

/** Walks a calendar day by day from Monday, January 3, 2000, the first day of that year's first ISO week. */
function* walkedDays(): Generator<{ date: string; year: number; week: number; weekday: number }> {
  const lengths = (year: number) => [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  const dates: { date: string; year: number; month: number; day: number; weekday: number }[] = [];
  let weekday = 5;
  for (let year = 2000; year <= 2099; year += 1) {
    for (const [index, length] of lengths(year).entries()) {
      for (let day = 1; day <= length; day += 1) {
        const two = (value: number) => String(value).padStart(2, '0');
        const date = `${String(year)}-${two(index + 1)}-${two(day)}`;
        dates.push({ date, year, month: index + 1, day, weekday });
        weekday = (weekday + 1) % 7;
      }
    }
  }
  let week = 0;
  let isoYear = 2000;
  for (const [index, day] of dates.entries()) {
    if (day.weekday === 0) {
      const thursday = dates[index + 3];
      if (!thursday) return;
      week = thursday.year === isoYear && week > 0 ? week + 1 : 1;
      isoYear = thursday.year;
    }
    if (week > 0) yield { date: day.date, year: isoYear, week, weekday: day.weekday };
  }
}

describe('a calendar of ISO weeks', () => {
  it('agrees with a century walked day by day', () => {
    const longest = new Map<number, number>();
    for (const { date, year, week } of walkedDays()) {
      const day = dayFromIso(date);
      if (day === null) throw new Error(`${date} is not read as a day.`);
      const name = `${String(year)}-W${String(week).padStart(2, '0')}`;
      if (weekName(day) !== name) expect([date, weekName(day)]).toEqual([date, name]);
      longest.set(year, Math.max(week, longest.get(year) ?? 0));
    }
    longest.delete(2099);
    for (const [year, weeks] of longest)
      expect([year, weeksInIsoYear(year)]).toEqual([year, weeks]);
  });

  it('gives 53 weeks to 2026, 2032 and 2037, and 52 to the years between', () => {
    const long = Array.from({ length: 13 }, (_, index) => 2025 + index).filter(
      (year) => weeksInIsoYear(year) === 53,
    );
    expect(long).toEqual([2026, 2032, 2037]);
  });

  it('names weeks so that names and Mondays are each other’s inverse, and sort alike', () => {
    fc.assert(
      fc.property(aDay, aDay, (day, other) => {
        expect(mondayOfWeekName(weekName(day))).toBe(mondayOf(day));
        expect(weekName(day) < weekName(other)).toBe(mondayOf(day) < mondayOf(other));
      }),
      RUNS,
    );
  });

  it('reads back every day it writes, and nothing that is no day', () => {
    fc.assert(
      fc.property(aDay, (day) => dayFromIso(isoDate(day)) === day),
      RUNS,
    );
    for (const text of [
      '',
      '2027-02-30',
      '2027-13-01',
      '27-01-01',
      '1999-12-31',
      '2100-01-01',
      '2027-1-1',
      ' 2027-01-01',
      '٢٠٢٧-٠١-٠١',
    ]) {
      expect(dayFromIso(text), text).toBeNull();
    }
    for (const name of ['2027-W53', '2027-W00', '2026-W54', '2026W05', 'W05']) {
      expect(mondayOfWeekName(name), name).toBeNull();
    }
    expect(mondayOfWeekName('2026-W53')).toBe(dayFrom(2026, 12, 28));
  });

  it('puts a week into the quarter most of it lies in', () => {
    expect(quarterOfWeek(dayFrom(2026, 3, 30))).toBe(1);
    expect(quarterOfWeek(dayFrom(2026, 6, 29))).toBe(2);
    expect(quarterOfWeek(dayFrom(2027, 12, 27))).toBe(3);
    expect(quarterOfWeek(dayFrom(2026, 12, 28))).toBe(3);
  });
});
