import { expect, test } from 'vitest';
import { searchResultLengths } from '../../../../../src/authoring/check/rules/fields/search-result-lengths.ts';
import { article, inFile } from '../written.ts';

test('lengths that search results show have nothing to say against them', async () => {
  expect(await inFile(searchResultLengths, article('Words.'))).toEqual([]);
});

test.each([
  ['a long title', { title: 'A title '.repeat(9) }, 'title has 71 characters'],
  ['a short title', { title: 'Plain' }, 'title has only 5 characters'],
  ['a long description', { description: 'Some words '.repeat(16) }, 'description has 175'],
  ['a short description', { description: 'Forty characters are what a schema asks.' }, 'only 40'],
  ['a long subject', { mail: `\n  subject: ${'A subject '.repeat(8)}` }, 'subject has 79'],
])('a hint: %s', async (_, fields, sentence) => {
  const [found, ...more] = await inFile(searchResultLengths, article('Words.', fields));
  expect(more).toEqual([]);
  expect(found?.level).toBe('hint');
  expect(found?.sentence).toContain(sentence);
});
