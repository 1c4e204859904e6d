import { expect, test } from 'vitest';
import { builtFragment } from '../../../../../src/authoring/check/rules/links/built-fragment.ts';
import { fragment } from '../../../../../src/authoring/check/rules/links/fragment.ts';
import { article, inBuiltSite, inShort, inSite } from '../written.ts';

const there = article(
  '## What it’s for\n\nWords.[^1]\n\n<p id="own">Own.</p>\n\n<Odds />\n\n[^1]: Note.',
  {
    id: 'there-id',
  },
);
const sources = (address: string): Record<string, string> => ({
  'articles/one.mdx': article(`See [what it says](${address}).\n\n## Here`),
  'articles/there.mdx': there,
});

test.each([
  '/articles/there/#what-its-for',
  '/articles/there/#own',
  '/articles/there/#user-content-fn-1',
  '/articles/there/#related',
  '/articles/there/#odds-title',
  '/articles/there/#top',
  '/articles/there/#:~:text=Words',
  '/articles/there/',
  '#here',
  '/archive/#anything',
])('nothing: %s', async (address) => {
  expect(inShort(await inSite(fragment, sources(address)))).toEqual([]);
});

test('a part that an article doesn’t have is an error', async () => {
  expect(inShort(await inSite(fragment, sources('/articles/there/#what-it-for')))).toEqual([
    'error 9:5 /articles/there/ has no part "#what-it-for": readers would land at its top. Did you mean "what-its-for"?',
  ]);
  expect(inShort(await inSite(fragment, sources('#nowhere')))).toEqual([
    'error 9:5 This page has no part "#nowhere": readers would land at its top.',
  ]);
});

test('of other pages the built ones tell', async () => {
  const built = { idsOf: () => Promise.resolve(new Set(['2026'])) };
  expect(await inBuiltSite(builtFragment, sources('/archive/#2026'), built)).toEqual([]);
  const state = '/calculators/odds/#v=1&o.weeks=4';
  expect(await inBuiltSite(builtFragment, sources(state), built)).toEqual([]);
  const found = await inBuiltSite(builtFragment, sources('/archive/#2009'), built);
  expect(found).toMatchObject([{ level: 'error', at: { line: 9, column: 5 } }]);
});
