import { expect, test } from 'vitest';
import { compiles } from '../../../../../src/authoring/check/rules/build/compiles.ts';
import { article, inFile } from '../written.ts';

test.each([
  ['a tag that isn’t closed', 'Words.\n\n<Today>\n\nMore.', 11],
  ['a brace that isn’t closed', 'Words {', 9],
  ['an import that is none', 'import x from', 9],
])('%s is found in its line', async (_, body, line) => {
  const [found, ...more] = await inFile(compiles, article(body));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ level: 'error', at: { line } });
  expect(found?.sentence).not.toMatch(/\d+:\d+: |mdx-jsx:/);
});

test.each([
  ['{62,000}', 'write {62_000}'],
  ['<SteppingStone goal={1,000,000} />', 'write {1_000_000}'],
  ['Write <me@example.com>.', '[me@example.com](mailto:me@example.com)'],
  ['See <https://example.com/>.', 'write https://example.com/ alone'],
  ['<!-- later -->', '{/* like this */}'],
])('%s comes with what to write', async (body, sentence) => {
  const [found] = await inFile(compiles, article(body));
  expect(found?.at.line).toBe(9);
  expect(found?.sentence).toContain(sentence);
});

test('calculators, footnotes and tables compile', async () => {
  const body =
    'Words.[^1]\n\n<Odds chance={50} />\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Note.';
  expect(await inFile(compiles, article(body))).toEqual([]);
});
