import { expect, test } from 'vitest';
import { textFragment, withWordsMarked } from '../../../src/search/excerpt.ts';

const passage = (excerpt: string): string =>
  decodeURIComponent(textFragment(excerpt).replace('#:~:text=', ''));

test('found words are marked without the signs that touch them, and the rest stays as it is', () => {
  expect(withWordsMarked('You won the <mark>“lottery.”</mark> a &lt;b&gt; & c')).toBe(
    'You won the “<mark>lottery</mark>.” a &lt;b&gt; & c',
  );
  expect(withWordsMarked('<mark>$200k</mark> <mark>back-to-back</mark>')).toBe(
    '$<mark>200k</mark> <mark>back-to-back</mark>',
  );
  expect(withWordsMarked('nothing marked')).toBe('nothing marked');
});

test('a passage is the found word with those beside it, as far as no sign comes between', () => {
  expect(passage('It ended. You won the <mark>lottery</mark>. Ten million')).toBe(
    'You won the lottery',
  );
  expect(passage('one two three four <mark>five</mark> six seven eight nine')).toBe(
    'two three four five six seven eight',
  );
  expect(passage('… ten <mark>million</mark> <mark>dollars</mark>, after tax')).toBe(
    'ten million dollars',
  );
  expect(passage('$<mark>200k</mark> &lt;b&gt; a year')).toBe('200k');
});

test('what would end a passage is escaped, and without a found word there is none', () => {
  expect(textFragment('the <mark>back-to-back</mark> weeks')).toBe(
    '#:~:text=the%20back%2Dto%2Dback%20weeks',
  );
  expect(textFragment('a text')).toBe('');
});
