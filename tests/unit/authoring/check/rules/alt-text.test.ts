import { expect, test } from 'vitest';
import { altText } from '../../../../../src/authoring/check/rules/pictures/alt-text.ts';
import { article, inFile } from '../written.ts';

test.each([
  ['no text', '![](./a.png)', 'no text for those'],
  ['a tag without alt', '<img src="/a.png" />', 'no text for those'],
  ['a file’s name', '![ladder.png](./a.png)', "doesn't say what it shows"],
  ['a camera’s name', '![IMG_2041](./a.png)', "doesn't say what it shows"],
  ['the word alone', '![image](./a.png)', "doesn't say what it shows"],
  ['an announcement', '![A picture of a ladder](./a.png)', 'begin with what it shows'],
])('a warning: %s', async (_, body, sentence) => {
  const [found] = await inFile(altText, article(body));
  expect(found).toMatchObject({ level: 'warning', at: { line: 9, column: 1 } });
  expect(found?.sentence).toContain(sentence);
});

test('a text that is long to listen to is a hint', async () => {
  const found = await inFile(altText, article(`![${'a ladder and '.repeat(20)}](./a.png)`));
  expect(found).toMatchObject([{ level: 'hint' }]);
});

test('the cover is looked at as well', async () => {
  const fields = { cover: '\n  src: ./a.png\n  alt: image' };
  expect(await inFile(altText, article('Words.', fields))).toMatchObject([{ at: { line: 9 } }]);
});

test.each(['![A ladder with four rungs](./a.png)', '<img src="/ornament.png" alt="" />'])(
  'nothing: %s',
  async (body) => {
    expect(await inFile(altText, article(body))).toEqual([]);
  },
);
