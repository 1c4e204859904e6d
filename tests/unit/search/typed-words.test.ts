import { expect, test } from 'vitest';
import { queriesFor, tellingWords } from '../../../src/search/typed-words.ts';

test.each([
  ['lottery', ['lottery']],
  ['$200k', ['200k']],
  ['What is the price of a goal?', ['price goal']],
  ['6 year old', ['6 year old', 'six year old']],
  ['twelve weeks', ['twelve weeks', '12 weeks']],
  ['13 weeks', ['13 weeks']],
  ['six-year-old', ['six year old', '6 year old']],
  ['to be', ['to be']],
  [' “back to back” ', ['"back to back"']],
  ['two "back to back"', ['two back to back', '2 back to back']],
  ['don’t', ['don’t']],
  ['?! …', ['?! …']],
  ['', []],
])('%s is searched as %j', (typed, queries) => {
  expect(queriesFor(typed)).toEqual(queries);
});

test('words that tell nothing are none to look for, but between quotation marks they are', () => {
  expect(tellingWords('the "back to back" of it')).toEqual(['back', 'to', 'back']);
});
