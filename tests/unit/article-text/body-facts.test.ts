import { expect, test } from 'vitest';
import { shows } from '../../../src/article-text/body-facts.ts';

test.each([
  ['a tag on a line of its own', 'Words.\n\n<Odds chance={60} />\n', true],
  ['a tag in a sentence', 'Words <Odds /> words.', true],
  ['a tag inside another', '<Today>\n\n<Odds />\n\n</Today>', true],
  ['a tag in a block of code', '```mdx\n<Odds chance={60} />\n```', false],
  ['a tag in code in a sentence', 'Write `<Odds />` there.', false],
  ['another that begins alike', '<OddsAndEnds />', false],
])('%s', (_, body, expected) => {
  expect(shows({ body }, 'Odds')).toBe(expected);
});
