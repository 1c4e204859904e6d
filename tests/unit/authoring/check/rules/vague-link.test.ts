import { expect, test } from 'vitest';
import { vagueLink } from '../../../../../src/authoring/check/rules/links/vague-link.ts';
import { article, inFile } from '../written.ts';

test.each([
  'Look [here](/about/).',
  'Then [**Click here!**](/about/).',
  '[Read more…](/about/)',
  'It is in [this article][1].\n\n[1]: /about/',
  '<a href="/about/">this link</a>',
])('a warning: %s', async (body) => {
  expect(await inFile(vagueLink, article(body))).toMatchObject([{ level: 'warning' }]);
});

test.each(['[How it is worked out](/about/)', 'Read more here, or [the first mistake](/about/).'])(
  'nothing: %s',
  async (body) => {
    expect(await inFile(vagueLink, article(body))).toEqual([]);
  },
);
