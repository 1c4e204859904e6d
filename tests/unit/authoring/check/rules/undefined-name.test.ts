import { expect, test } from 'vitest';
import { undefinedName } from '../../../../../src/authoring/check/rules/build/undefined-name.ts';
import { article, inFile, inShort } from '../written.ts';

test.each([
  ['a component', 'Words.\n\n<Todya>\n\nCall.\n\n</Todya>', 'Did you mean "Today"?'],
  ['a name', 'Words.\n\nAll {odd} words.', 'names "odd"'],
  ['a name in a property', 'Words.\n\n<Odds chance={chanec} />', 'names "chanec"'],
  ['a component in an expression', 'Words.\n\n{[1].map(() => <Todai />)}', 'Did you mean "Today"?'],
  ['what its own line exports', 'export const week = 5\n\n{wek}', 'Did you mean "week"?'],
  ['what fails', 'Words.\n\n{null.x}', "can't be worked out"],
])('%s is found in its line', async (_, body, sentence) => {
  const found = await inFile(undefinedName, article(body));
  expect(found).toMatchObject([{ level: 'error', at: { line: 11 } }]);
  expect(found[0]?.sentence).toContain(sentence);
});

test.each([
  'A \\{brace}, a \\<Sign> and {/* a comment */} and `{code}`.',
  'Title: {frontmatter.title}, {1 + 1}.',
  "import Own from './own.astro'\n\n<Own count={Own.count} />",
  'export const week = 5\n\n{week * 2}',
  '<Odds chance={50} />\n\n<Today>\n\nCall.\n\n</Today>\n\n<aside>Note</aside>',
])('what is meant so is left alone: %j', async (body) => {
  expect(inShort(await inFile(undefinedName, article(body)))).toEqual([]);
});

test('a page has no calculators to write', async () => {
  const page = '---\ntitle: About\n---\n\n<Today>Call.</Today>';
  const [found] = await inFile(undefinedName, page, 'pages/about.mdx');
  expect(found?.sentence).toContain('only articles have');
});
