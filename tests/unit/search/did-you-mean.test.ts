import { expect, test } from 'vitest';
import { correction } from '../../../src/search/did-you-mean.ts';

const words = ['coaching', 'commission', 'funnel', 'lottery', 'quota', 'reverse', 'week'];

test.each([
  ['lotery', ['lotery'], 'lottery'],
  ['Coahcing sales', ['coahcing'], 'coaching sales'],
  ['reverse funel', ['funel'], 'reverse funnel'],
  ['comision', ['comision'], 'commission'],
  ['kwota', ['kwota'], undefined],
  ['lott', ['lott'], undefined],
  ['xylophone', ['xylophone'], undefined],
])('%s means %s', (typed, strange, meant) => {
  expect(correction(typed, strange, words)).toBe(meant);
});
