import fc from 'fast-check';
import { expect } from 'vitest';
import { readForm } from '../../../src/calculators/shared/calculator/calculator.ts';
import type { Worksheet, Fields } from '../../../src/calculators/shared/calculator/calculator.ts';
import { shownBy } from './shown-by.ts';

/** Every property is tried this often. */
export const RUNS = { numRuns: 1_000 };

/** The day every worksheet is worked on. */
export const TODAY = '2027-01-04';

/** What people and machines put into fields that ask for a number. */
export const JUNK: readonly string[] = [
  '',
  ' ',
  'abc',
  '🎉',
  '1e309',
  '-1e309',
  'NaN',
  'Infinity',
  '-0',
  '-1',
  '0',
  '0.01',
  '1',
  '50',
  '100',
  '1.000',
  '1,5',
  '1B',
  '999B',
  '999999999999999999',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'null',
  '__proto__',
  'constructor',
  '0000-00-00',
  '2027-02-30',
  '1900-01-01',
  '2027-06-01',
  '2027-06-01 to 2027-06-20',
  '9999-12-31',
  '9'.repeat(10_000),
  'x'.repeat(10_000),
  '\u0000',
  '\ud800',
  '٣',
];

/** Junk, text of any kind, and text near to numbers. */
export const aText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...JUNK),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,-$%kKmMbB e'), maxLength: 16 }),
);

/** Whether a text reads as a sentence or a question. */
export function isSentence(text: string): boolean {
  return /^.{10,}[.?]$/su.test(text) && text.length < 400;
}

/** Works a form of texts, whatever they are: what comes out is sentences at fields, or figures. */
export function expectSense<Of extends Fields>(
  calculator: Worksheet<Of>,
  texts: Readonly<Record<string, string>>,
): void {
  const reading = readForm(calculator, texts, TODAY);
  if ('problems' in reading) {
    for (const [name, problem] of Object.entries(reading.problems)) {
      expect(Object.keys(calculator.fields)).toContain(name);
      expect(problem).toSatisfy(isSentence);
    }
    return;
  }
  const text = JSON.stringify(shownBy(calculator, reading.values, TODAY));
  expect(text).not.toMatch(/NaN|Infinity|undefined|null|∞|\[object/);
  expect(text).not.toContain('<script');
}

/** Texts for a calculator's whole form: fine ones with some junk among them. */
export function aForm<Of extends Fields>(
  calculator: Worksheet<Of>,
  fine: Readonly<Record<string, string>>,
): fc.Arbitrary<Record<string, string>> {
  const lines = Object.entries(calculator.fields).map(([name, { control }]) => {
    const choices =
      control.type === 'choice' ? control.options.map(([value]) => value) : [fine[name] ?? ''];
    return [name, fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...choices) }, aText)] as const;
  });
  return fc.record(Object.fromEntries(lines));
}
