import { expect, test } from 'vitest';
import { excerpt } from '../../../src/search/excerpt.ts';

const numbered = Array.from({ length: 200 }, (_, number) => `w${number}`).join(' ');
const shown = (text: string, found: readonly string[]): string =>
  excerpt(text, (word) => found.includes(word))
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('');

test('an excerpt stands where most of the words are, with words around them', () => {
  const text = shown(numbered, ['w3', 'w120', 'w125']);
  expect(text).toContain(' [w120] w121 w122 w123 w124 [w125] ');
  expect(text).toMatch(/^… w1\d\d /);
  expect(text).toMatch(/ …$/);
  expect(text).not.toContain('w3 ');
  expect(text.split(' ')).toHaveLength(32);
});

test('without a found word it is the beginning, and a short text is whole', () => {
  expect(shown(numbered, [])).toMatch(/^w0 w1 .* w29 …$/);
  expect(shown('one two three', ['two'])).toBe('one [two] three');
  expect(shown('', [])).toBe('');
  expect(shown('(“one”, two)', ['(“one”,'])).toBe('(“[one]”, two)');
});

test('words at the very end are in it', () => {
  expect(shown(numbered, ['w199'])).toMatch(/\[w199\]$/);
});
