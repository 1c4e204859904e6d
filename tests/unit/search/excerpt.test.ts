import { expect, test } from 'vitest';
import { textFragment } from '../../../src/search/excerpt.ts';

test.each([
  ['It ended. You won the <mark>lottery.</mark> Ten million', 'You won the lottery'],
  ['He said: “Win the <mark>“lottery,”</mark> then stop', 'Win the “lottery'],
  [
    'one two three four <mark>five</mark> six seven eight nine',
    'two three four five six seven eight',
  ],
  ['… ten <mark>million</mark> <mark>dollars,</mark> after tax', 'ten million dollars'],
  ['in three years?Ten <mark>million</mark> dollars', 'Ten million dollars'],
  ['<mark>$200k</mark> &lt;b&gt; a year', '200k'],
  ['a <mark>$20,000</mark> week’s work', 'a $20,000 week’s work'],
])('the passage of %s is: %s', (excerpt, passage) => {
  expect(decodeURIComponent(textFragment(excerpt))).toBe(`#:~:text=${passage}`);
});

test('what would end a passage is escaped, and without a found word there is none', () => {
  expect(textFragment('the <mark>back-to-back</mark> weeks')).toBe(
    '#:~:text=the%20back%2Dto%2Dback%20weeks',
  );
  expect(textFragment('a text')).toBe('');
});
