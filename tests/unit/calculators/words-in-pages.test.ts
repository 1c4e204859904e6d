import { expect, test } from 'vitest';
import { withoutWords } from '../../../src/build/words-in-pages.ts';

const numbers = new Map([
  ['{} in your hand takes {} of pay.', 7],
  ['a month', 8],
  ['as you {}', 9],
]);

test.each([
  ['say`${dollars(net)} in your hand takes ${gross} of pay.`', 'say(7, dollars(net), gross)'],
  ['[say`a month`]', '[say(8)]'],
  ['say`as you ${late ? say`a month` : ""}`', 'say(9, late ? say(8) : "")'],
])('the words of %s are left out', (source, left) => {
  const code = withoutWords(`const text = ${source};`, 'odds/worksheet.ts', numbers);
  expect(code).toBe(`const text = ${left};`);
});

test('what a calculator asks is left out, and what reads its own kinds stays', () => {
  const source = "export const fields = asked('odds', () => ({ weeks: countField({}) }), kinds);";
  expect(withoutWords(source, 'odds/inputs.ts', numbers)).toBe(
    "export const fields = asked('odds', null, kinds);",
  );
});

test('what isn’t marked stays as it is', () => {
  const source = 'const link: string = `${address}#${fragment}`; const other = tag`a month`;';
  expect(withoutWords(source, 'odds/inputs.ts', numbers)).toBe(source);
});
