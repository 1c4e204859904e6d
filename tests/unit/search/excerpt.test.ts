import { expect, test } from 'vitest';
import { piecesOf, textFragment } from '../../../src/search/excerpt.ts';

const passage = (excerpt: string): string =>
  decodeURIComponent(textFragment(excerpt).replace('#:~:text=', ''));

test('found words are marked without the signs that touch them, and markup in a text stays text', () => {
  expect(piecesOf('You won the <mark>“lottery.”</mark> a &lt;b&gt; & c')).toEqual([
    { text: 'You won the ', found: false },
    { text: '“', found: false },
    { text: 'lottery', found: true },
    { text: '.”', found: false },
    { text: ' a <b> & c', found: false },
  ]);
  expect(piecesOf('nothing marked')).toEqual([{ text: 'nothing marked', found: false }]);
});

test('a passage is the found word with those beside it, as far as a sentence goes', () => {
  expect(passage('It ended. You won the <mark>lottery.</mark> Ten million')).toBe(
    'You won the lottery',
  );
  expect(passage('one two three four <mark>five</mark> six seven eight nine')).toBe(
    'two three four five six seven eight',
  );
  expect(passage('<mark>$200k</mark> &lt;b&gt; a year')).toBe('200k <b> a year');
});

test('what would end a passage is escaped, and without a found word there is none', () => {
  expect(textFragment('the <mark>back-to-back</mark> weeks')).toBe(
    '#:~:text=the%20back%2Dto%2Dback%20weeks',
  );
  expect(textFragment('a text')).toBe('');
});
