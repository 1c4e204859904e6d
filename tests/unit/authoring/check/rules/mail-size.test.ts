import { expect, test } from 'vitest';
import { mailSize } from '../../../../../src/authoring/check/rules/mail-size.ts';
import { article, inBuiltSite } from '../written.ts';

const long = 'A paragraph of an article that goes on and on. '.repeat(1_300);

function built(html: string) {
  return {
    mailOf: (id: string) =>
      Promise.resolve({
        id,
        url: 'https://onegoodweek.example/articles/one/',
        title: 'One',
        description: 'What it is about',
        published: '2026-05-14T00:00:00.000Z',
        hash: '0'.repeat(64),
        html,
        send: true,
      }),
  };
}

test('an article that its mail can’t carry whole is a warning at its title', async () => {
  const sources = { 'articles/one.mdx': article(long) };
  const found = await inBuiltSite(mailSize, sources, built(`<p>${long.repeat(2)}</p>`));
  expect(found).toMatchObject([{ level: 'warning', at: { line: 3 } }]);
  expect(found[0]?.sentence).toContain('this article has more than 90 KB');
});

test('without a built mail its size is an estimate', async () => {
  const found = await inBuiltSite(mailSize, { 'articles/one.mdx': article(long) }, {});
  expect(found[0]?.sentence).toContain('will likely have');
});

test('an article that fits, or is never mailed, has nothing to say against it', async () => {
  const fits = { 'articles/one.mdx': article(long) };
  expect(await inBuiltSite(mailSize, fits, built('<p>Short.</p>'))).toEqual([]);
  const unsent = { 'articles/one.mdx': article(long, { mail: '{ send: false }' }) };
  expect(await inBuiltSite(mailSize, unsent, {})).toEqual([]);
});
