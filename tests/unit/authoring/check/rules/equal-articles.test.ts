import { expect, test } from 'vitest';
import { equalDescription } from '../../../../../src/authoring/check/rules/fields/equal-description.ts';
import { nearTitle } from '../../../../../src/authoring/check/rules/fields/near-title.ts';
import { article, inSite } from '../written.ts';

function titled(one: string, other: string, fields = {}): Record<string, string> {
  return {
    'articles/one.mdx': article('Words.', { title: one, published: '2026-05-14', ...fields }),
    'articles/two.mdx': article('Words.', { title: other, published: '2026-04-01', ...fields }),
  };
}

test.each([
  ['The quota is not a reason', 'A quota is not a reason'],
  ['A quota is not a reason', 'A quota isn’t a reason'],
  ['One first Monday', 'One first monday!'],
])('nearly the same: %s', async (one, other) => {
  const found = await inSite(nearTitle, titled(one, other));
  expect(found).toMatchObject([{ level: 'warning', file: 'content/articles/one.mdx' }]);
  expect(found[0]?.sentence).toContain(other);
});

test.each([
  ['The lottery question', 'The boat question'],
  ['How to ask for the sale', 'How to ask for a raise in the spring'],
  ['She wanted a boat', 'He wanted a school'],
  ['Week notes: March 2026', 'Week notes: April 2026'],
  ['How to sell a boat in May', 'How to sell a goat in May'],
])('not the same: %s', async (one, other) => {
  expect(await inSite(nearTitle, titled(one, other))).toEqual([]);
});

test('an archive that was moved in and is never mailed has the titles it has', async () => {
  const sources = titled('Week notes', 'Week notes', { mail: '{ send: false }' });
  expect(await inSite(nearTitle, sources)).toEqual([]);
});

test('parts of a series may share their title', async () => {
  const series = { series: '{ title: Ninety days, part: 1 }' };
  const sources = titled('The first ninety days', 'The first ninety days', series);
  expect(await inSite(nearTitle, sources)).toEqual([]);
});

test('a description used twice is a hint at the second', async () => {
  expect(await inSite(equalDescription, titled('A title', 'Another title'))).toMatchObject([
    { level: 'hint', file: 'content/articles/two.mdx' },
  ]);
  const own = {
    ...titled('A title', 'Another title'),
    'articles/two.mdx': article('Words.', {
      description: 'Another one, which says something that the first does not say.',
    }),
  };
  expect(await inSite(equalDescription, own)).toEqual([]);
});
