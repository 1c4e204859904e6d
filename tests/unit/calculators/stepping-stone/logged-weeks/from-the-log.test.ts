import { expect, test } from 'vitest';
import {
  averageWeekIn,
  blankWeeks,
  broughtInSince,
  nextEmptyWeek,
} from '../../../../../src/calculators/stepping-stone/logged-weeks/from-the-log.ts';
import {
  EMPTY_LOG,
  logOf,
} from '../../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import { dayFromIso } from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';

const day = (text: string): number => dayFromIso(text) ?? NaN;
const none = new Set<number>();
const log = (weeks: Readonly<Record<string, number | null>>) =>
  logOf(
    Object.entries(weeks).map(([week, amount]) => ({ week, target: 100, amount })),
    0,
  );

test('the average is of the last 13 weeks that were worked', () => {
  expect(averageWeekIn(EMPTY_LOG)).toBeNull();
  expect(averageWeekIn(log({ '2026-W01': 300, '2026-W02': null, '2026-W03': 100 }))).toBe(200);
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [`2026-W${index + 10}`, index === 0 ? 9_999 : 50]),
  );
  expect(averageWeekIn(log(many))).toBe(50);
});

test('what is in counts from the week of the plan’s first day', () => {
  const weeks = log({ '2026-W01': 300, '2026-W02': 20, '2026-W03': -5 });
  expect(broughtInSince(weeks, day('2026-01-06'))).toBe(15);
  expect(broughtInSince(weeks, day('2027-01-04'))).toBeNull();
});

test('the next empty week is after the one written down, else the first blank one', () => {
  const today = day('2026-01-28');
  const weeks = log({ '2026-W01': 1, '2026-W03': 1 });
  expect(nextEmptyWeek(weeks, '2026-W03', today, none)).toBe('2026-W04');
  expect(nextEmptyWeek(weeks, '2026-W03', today, new Set([day('2026-01-19')]))).toBe('2026-W05');
  const full = log({ '2026-W01': 1, '2026-W03': 1, '2026-W04': 1, '2026-W05': 1 });
  expect(nextEmptyWeek(full, '2026-W05', today, none)).toBe('2026-W02');
  expect(blankWeeks(full, today, none)).toEqual(['2026-W02']);
});
