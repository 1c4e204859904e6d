import { expect, test } from 'vitest';
import { claimedTwice } from '../../../../../src/authoring/check/rules/fields/claimed-twice.ts';
import { article, inShort, inSite } from '../written.ts';

test('two articles with names of their own have nothing to say against them', async () => {
  const sources = {
    'articles/one.mdx': article('Words.', { redirectFrom: '[/blog/one]' }),
    'articles/two.mdx': article('Words.', { id: 'two-two-two', redirectFrom: '[/blog/two]' }),
    'topics/one.mdx': '---\ntitle: One\n---\n',
  };
  expect(await inSite(claimedTwice, sources)).toEqual([]);
});

test('a slug, an id and an old address claimed twice are errors at the second', async () => {
  const sources = {
    'articles/one.mdx': article('Words.', { redirectFrom: '[/blog/one]' }),
    'articles/one/index.mdx': article('Words.', { redirectFrom: '[/blog/one/, /articles]' }),
  };
  expect(inShort(await inSite(claimedTwice, sources))).toEqual([
    'error 1:1 This has the slug "one", which content/articles/one.mdx has too: give one of them another.',
    expect.stringMatching(
      /^error 2:1 This has the permanent id "sound-article", which content\/articles\/one\.mdx has too: .* write "id: [a-z0-9]{8}" here\./,
    ),
    'error 7:16 The old address /blog/one/ leads both to /articles/one/ and to /articles/one/: take it out of one of them.',
    'error 7:28 The old address /articles leads both to /archive/ and to /articles/one/: take it out of one of them.',
  ]);
});

test('a file name that can’t be an address is an error', async () => {
  expect(await inSite(claimedTwice, { 'articles/Bad Name.mdx': article('Words.') })).toMatchObject([
    { level: 'error', at: { line: 1, column: 1 } },
  ]);
});
