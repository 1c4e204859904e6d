import { expect, test } from 'vitest';
import { openingLines } from '../../../src/article-text/opening-lines.ts';

test.each([
  [
    'whole sentences, as many as fit',
    'One is here. Two is here.\n\nThree is far too long for it.',
    30,
    'One is here. Two is here.',
  ],
  [
    'a first sentence that is longer, whole',
    'This one is long and stays.',
    5,
    'This one is long and stays.',
  ],
  ['the words of links and stresses alone', 'A *good* [week](/a/). Yes.', 80, 'A good week. Yes.'],
  [
    'a quotation with its mark',
    '“It’s fifty,” he said. “Really?” I asked.',
    24,
    '“It’s fifty,” he said.',
  ],
  [
    'nothing of worksheets, quotes and headings',
    '<Odds chance={50} />\n\n## Head\n\n> Quote\n\nText.',
    80,
    'Text.',
  ],
  ['nothing of nothing', '', 80, ''],
])('an article begins with %s', (_, body, most, lines) => {
  expect(openingLines({ body }, most)).toBe(lines);
});
