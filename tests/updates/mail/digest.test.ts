import { expect, test } from 'vitest';
import { periodInWords } from '../../../src/updates/mail/digest-content.ts';

test.each([
  ['weekly', Date.UTC(2026, 10, 23, 7), 'The week of November 16 to 22'],
  ['weekly', Date.UTC(2026, 10, 2, 7), 'The week of October 26 to November 1'],
  ['weekly', Date.UTC(2027, 0, 4, 7), 'The week of December 28 to January 3'],
  ['monthly', Date.UTC(2026, 11, 1, 7), 'November 2026'],
  ['monthly', Date.UTC(2027, 0, 1, 7), 'December 2026'],
] as const)('a %s digest that ends at %s is of %s', (frequency, end, words) => {
  expect(periodInWords({ frequency, end })).toBe(words);
});
