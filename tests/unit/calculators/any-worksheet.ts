import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm, writeForm } from '../../../src/calculators/shared/calculator/calculator.ts';
import type {
  Worksheet,
  Fields,
  Values,
} from '../../../src/calculators/shared/calculator/calculator.ts';
import {
  decode,
  encode,
  readFragment,
  writeFragment,
} from '../../../src/calculators/shared/calculator/share-link.ts';
import { RUNS, TODAY, aForm, aText, expectSense } from './junk.ts';

/**
 * Holds a calculator to what any of them must do.
 * @param fine texts of a form that can be worked, as full as can be.
 * @param values any values its fields let through.
 */
export function describeAnyWorksheet<Of extends Fields>(
  calculator: Worksheet<Of>,
  fine: Readonly<Record<string, string>>,
  values: fc.Arbitrary<Values<Of>>,
): void {
  const names = Object.keys(calculator.fields);

  describe(`${calculator.name}, as any worksheet`, () => {
    it('works the form that is fine', () => {
      expect(readForm(calculator, fine, TODAY)).toHaveProperty('values');
    });

    it('makes sense of a form with junk in any field', () => {
      fc.assert(
        fc.property(aForm(calculator, fine), (texts) => expectSense(calculator, texts)),
        RUNS,
      );
    });

    it('brings values through a form and a link unchanged, and works them', () => {
      fc.assert(
        fc.property(values, (given) => {
          const texts = writeForm(calculator, given);
          const each = readForm({ ...calculator, problems: () => ({}) }, texts, TODAY);
          expect(each).toEqual({ values: given });
          const fragment = writeFragment(encode(calculator, given));
          expect(decode(calculator, readFragment(fragment), fine, TODAY)).toEqual(texts);
          expectSense(calculator, texts);
        }),
        RUNS,
      );
    });

    it('takes any link without throwing', () => {
      const pair = fc.tuple(fc.constantFrom(...names), aText);
      fc.assert(
        fc.property(fc.array(pair), aText, (pairs, junk) => {
          const texts = pairs.map(
            ([name, text]) =>
              `${calculator.code}.${name}=${encodeURIComponent(text.toWellFormed())}`,
          );
          const shared = readFragment(`#v=1&${texts.join('&')}&${junk}`);
          expectSense(calculator, decode(calculator, shared, fine, TODAY));
        }),
        RUNS,
      );
    });
  });
}
