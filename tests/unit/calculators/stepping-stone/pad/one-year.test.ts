import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  EXAMPLE,
  weekOf,
  worksheetFragment,
} from '../../../../../src/calculators/stepping-stone/pad/one-year.ts';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../../../../src/calculators/shared/calculator/calculator.ts';
import {
  decode,
  readFragment,
} from '../../../../../src/calculators/shared/calculator/share-link.ts';
import { steppingStone } from '../../../../../src/calculators/stepping-stone/worksheet.ts';

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a year and its weeks make the stone, and the sum is said', () => {
  expect(weekOf(EXAMPLE)).toEqual({
    stone: '$20,000',
    sum: '$1,000,000 ÷ 50 is $20,000, to the cent.',
  });
  expect(weekOf({ goal: 100_000_000, weeks: 52 })).toEqual({
    stone: '$20,000',
    sum: '$1,000,000 ÷ 52 is $19,230.77, rounded up to two figures.',
  });
  expect(weekOf({ goal: 100_000_000, weeks: 48 }).stone).toBe('$21,000');
});

test('on any day the full worksheet opens with the week the pad shows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 100_000_000_000 }),
      fc.integer({ min: 1, max: 52 }),
      day,
      (goal, weeks, today) => {
        const fragment = worksheetFragment({ goal, weeks }, today);
        const standard = writeForm(steppingStone, standardValues(steppingStone, today));
        const texts = decode(steppingStone, readFragment(fragment), standard, today);
        const { values, problems } = readForm(steppingStone, texts, today);
        expect(problems).toBeUndefined();
        if (!values) return;
        expect(values.start >= today).toBe(true);
        expect(new Date(values.start).getUTCDay()).toBe(1);
        expect(steppingStone.work(values, today).headline.value).toBe(
          weekOf({ goal, weeks }).stone,
        );
      },
    ),
  );
});
