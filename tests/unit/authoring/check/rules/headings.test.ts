import { expect, test } from 'vitest';
import { emptyHeading } from '../../../../../src/authoring/check/rules/empty-heading.ts';
import { equalHeadings } from '../../../../../src/authoring/check/rules/equal-headings.ts';
import { headingOrder } from '../../../../../src/authoring/check/rules/heading-order.ts';
import { article, inFile, inShort } from '../written.ts';

const sound = article('## First\n\n### Part\n\n#### Deeper\n\n## Second\n\n### Other part');

test('headings in order, with words of their own, have nothing to say against them', async () => {
  for (const rule of [headingOrder, emptyHeading, equalHeadings]) {
    expect(await inFile(rule, sound)).toEqual([]);
  }
});

test('a second title is a warning', async () => {
  expect(inShort(await inFile(headingOrder, article('# Again\n\n## First')))).toEqual([
    'warning 9:1 "# Again" is a title, and the article has one already: write "## Again".',
  ]);
});

test.each([
  ['### First', 'after the title comes one with ##'],
  ['## First\n\n#### Deep', 'after a heading with ## comes one with ###'],
])('a level left out is a warning: %j', async (body, sentence) => {
  const found = await inFile(headingOrder, article(body));
  expect(found).toHaveLength(1);
  expect(found[0]?.sentence).toContain(sentence);
});

test('a heading without words is an error', async () => {
  expect(await inFile(emptyHeading, article('Words.\n\n##\n\nMore.'))).toMatchObject([
    { level: 'error', at: { line: 11 } },
  ]);
  expect(await inFile(emptyHeading, article('## `code`\n\n## 1\n\n## Ü'))).toEqual([]);
});

test('two equal headings in one place are a hint at the second', async () => {
  expect(await inFile(equalHeadings, article('## Today\n\nWords.\n\n## Today'))).toMatchObject([
    { level: 'hint', at: { line: 13 } },
  ]);
});

test('the same part in each of several sections is a pattern', async () => {
  const body = '## Monday\n\n### What to do\n\n## Tuesday\n\n### What to do';
  expect(await inFile(equalHeadings, article(body))).toEqual([]);
});
