import { expect, test } from 'vitest';
import { searchWords } from '../../../src/search/words.ts';

test('forms of an English word are one word, whatever their case, accents and apostrophes', () => {
  expect(searchWords('Coaching COACHES coach', 'en-US')).toEqual(['coach', 'coach', 'coach']);
  expect(searchWords('café cafe', 'en-US')).toEqual(['cafe', 'cafe']);
  expect(searchWords("don’t don't", 'en-US')).toEqual(['dont', 'dont']);
});

test('signs keep words apart; numbers are words', () => {
  expect(searchWords('a $20K week—and/or (more)', 'en-GB')).toEqual([
    'a',
    '20k',
    'week',
    'and',
    'or',
    'more',
  ]);
  expect(searchWords(' … — !', 'en-US')).toEqual([]);
});

test('in another language words stay whole', () => {
  expect(searchWords('Häuser suchen', 'de')).toEqual(['hauser', 'suchen']);
  expect(searchWords('coaching', 'de')).toEqual(['coaching']);
});
