import { expect, test } from 'vitest';
import { unknownName } from '../../../../../src/authoring/check/rules/build/unknown-name.ts';
import { article, inShort, inSite } from '../written.ts';

const goals = '---\ntitle: Goals\ndescription: Big numbers, cut small enough for a week.\n---\n';

test('names that exist have nothing to say against them', async () => {
  const sources = {
    'topics/goals.mdx': goals,
    'articles/one.mdx': article('Words.', { related: '[two]' }),
    'articles/two.mdx': article('Words.', { id: 'two-two-two' }),
  };
  expect(await inSite(unknownName, sources)).toEqual([]);
});

test('an unknown topic and an unknown article are errors where they are named', async () => {
  const sources = {
    'topics/goals.mdx': goals,
    'articles/one.mdx': article('Words.', { topics: '[goals, goles]', related: '[onne]' }),
  };
  expect(inShort(await inSite(unknownName, sources))).toEqual([
    'error 6:17 "topics" names "goles", which doesn\'t exist: write one of goals. Did you mean "goals"?',
    'error 7:11 "related" names "onne", which doesn\'t exist: write one of one. Did you mean "one"?',
  ]);
});
