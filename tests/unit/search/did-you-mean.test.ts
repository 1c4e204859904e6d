import { expect, test } from 'vitest';
import { nearest } from '../../../src/search/did-you-mean.ts';

const words = ['coaching', 'commission', 'funnel', 'lottery', 'quota', 'reverse', 'week'];

test.each([
  ['lotery', 'lottery'],
  ['coahcing', 'coaching'],
  ['funel', 'funnel'],
  ['comision', 'commission'],
])('%s means %s', (word, meant) => {
  expect(nearest(word, words)).toBe(meant);
});

test.each(['kwota', 'lott', 'xylophone'])('%s means nothing else', (word) => {
  expect(nearest(word, words)).toBe(word);
});
