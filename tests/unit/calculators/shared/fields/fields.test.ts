import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceField,
  countField,
  dayField,
  dollarsField,
  optional,
  percentField,
} from '../../../../../src/calculators/shared/fields/fields.ts';
import { daysAfter, isDay } from '../../../../../src/calculators/shared/days/dates.ts';
import { dayInWords } from '../../../../../src/calculators/shared/days/day-in-words.ts';
import { workingDaysBetween } from '../../../../../src/calculators/shared/days/working-days.ts';
import type { Field } from '../../../../../src/calculators/shared/fields/field.ts';
import { RUNS, aText, isSentence } from '../../junk.ts';

const cost = dollarsField({ label: 'Cost', standard: 6_000_000 });
const week = dollarsField({ label: 'Week', standard: 0, least: -100_000_000_000 });
const kept = percentField({ label: 'Kept', standard: 6_200, least: 2_000 });
const weeks = countField({ label: 'Weeks', standard: 50, least: 1, most: 53 });
const day = dayField({ label: 'Day', standard: '2027-12-31' });
const kind = choiceField({
  label: 'Kind',
  options: [
    ['once', 'Once'],
    ['yearly', 'Each year'],
  ],
  standard: 'once',
});

const aDay = fc.integer({ min: -3_650, max: 26_000 }).map((days) => daysAfter('2027-01-01', days));

describe('fields', () => {
  it.each<[string, Field<unknown>, fc.Arbitrary<unknown>]>([
    ['dollars', cost as Field<unknown>, fc.integer({ min: 0, max: 100_000_000_000 })],
    ['dollars below zero', week as Field<unknown>, fc.integer({ min: -100_000_000_000, max: 0 })],
    ['percent', kept as Field<unknown>, fc.integer({ min: 2_000, max: 10_000 })],
    ['counts', weeks as Field<unknown>, fc.integer({ min: 1, max: 53 })],
    ['days', day as Field<unknown>, aDay],
    ['choices', kind as Field<unknown>, fc.constantFrom('once', 'yearly')],
    ['nothing or dollars', optional(cost) as Field<unknown>, fc.option(fc.nat(100_000_000))],
  ])('read back the %s they write', (_, field, values) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(field.read(field.write(value))).toEqual({ value });
      }),
      RUNS,
    );
  });

  it('answer junk with a sentence, and out of range with the nearest in range', () => {
    const all = [cost, week, kept, weeks, day, kind, optional(cost), optional(day)];
    fc.assert(
      fc.property(fc.constantFrom(...(all as Field<unknown>[])), aText, (field, text) => {
        const reading = field.read(text);
        if ('value' in reading) {
          expect(field.read(field.write(reading.value))).toEqual(reading);
          return;
        }
        expect(reading.problem).toSatisfy(isSentence);
        if (reading.nearest !== undefined) {
          expect(field.read(field.write(reading.nearest))).toEqual({ value: reading.nearest });
        }
      }),
      RUNS,
    );
  });

  it('say the range in the words of the field', () => {
    expect(kept.read('5')).toEqual({
      problem: 'Write a number from 20% to 100%.',
      nearest: 2_000,
    });
    expect(cost.read('2B')).toEqual({
      problem: 'Write a number from $0 to $1,000,000,000.',
      nearest: 100_000_000_000,
    });
    expect(weeks.read('0')).toEqual({ problem: 'Write a number from 1 to 53.', nearest: 1 });
    expect(kept.read('62 %')).toEqual({ value: 6_200 });
    expect(cost.read('-0')).toEqual({ value: 0 });
  });

  it('stay empty only where they may', () => {
    expect(cost.read(' ')).toHaveProperty('problem');
    expect(optional(cost).read(' ')).toEqual({ value: null });
    expect(optional(cost).standard).toBeNull();
  });
});

describe('days', () => {
  it('are real ones only', () => {
    const none = '2027-02-29 2027-13-01 2027-1-1 0000-00-00 1999-12-31 2100-01-01 today'.split(' ');
    for (const text of ['', ...none]) expect(isDay(text), text).toBe(false);
    for (const text of ['2028-02-29', '2000-01-01', '2099-12-31']) {
      expect(isDay(text), text).toBe(true);
    }
  });

  it('are counted from Monday to Friday, both ends included', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -20, max: 800 }), (from, days) => {
        const all = Array.from({ length: Math.max(0, days + 1) }, (_, after) =>
          new Date(daysAfter(from, after)).getUTCDay(),
        );
        const working = all.filter((weekday) => weekday > 0 && weekday < 6).length;
        expect(workingDaysBetween(from, daysAfter(from, days))).toBe(working);
      }),
      RUNS,
    );
    expect(workingDaysBetween('1999-12-27', '1999-12-31')).toBe(5);
    expect(dayInWords('2026-12-31')).toBe('December 31, 2026');
  });
});
