import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Destinations } from '../../../../src/authoring/import/addresses/destinations.ts';
import type { OldArticle } from '../../../../src/authoring/import/old-article.ts';
import { lastSegment } from '../../../../src/authoring/last-segment.ts';
import { slugOf } from '../../../../src/authoring/slug.ts';
import { runImport, testFolder, writeExport } from './run-import.ts';

const nothing = {
  articles: [],
  topics: new Map<string, string>(),
  pages: ['about'],
  redirects: {},
};

function settled(articles: readonly Partial<OldArticle>[], here = nothing) {
  const all = articles.map((article, index): OldArticle => ({
    source: `line ${index}`,
    identity: `${index}`,
    body: { kind: 'text', text: '' },
    ...article,
  }));
  const destinations = new Destinations();
  for (const article of all) destinations.note(article);
  destinations.settle(here);
  return { destinations, places: all.map((article) => destinations.of(article)) };
}

test.each([
  ['https://old.example/blog/Post_One/', '/blog/Post_One/'],
  ['/2016/05/one.html', '/2016/05/one.html'],
  ['https://old.example/blog/one?utm_source=a&fbclid=b#c', '/blog/one'],
  ['https://old.example/caf%C3%A9/☕', '/caf%C3%A9/%E2%98%95'],
  ['https://old.example/a b/c*', '/a%20b/c%2A'],
  ['https://old.example/a/:b', '/a/%3Ab'],
  ['https://old.example/?p=12&utm_source=x', '/?p=12'],
])('%s leads on from %s', (address, from) => {
  expect(settled([{ address }]).places[0]?.addresses).toEqual([
    { address, from, to: expect.stringMatching(/^\/articles\//) },
  ]);
});

test.each([
  ['https://old.example/', /home page/],
  ['https://old.example/about/', /page or file of its own/],
  ['https://old.example/archive/2019/05/', /page or file of its own/],
  ['https://old.example/rss.xml', /page or file of its own/],
  ['https://old.example/_astro/x', /page or file of its own/],
  ['https://old.example/a%2Fb', /decoded/],
  ['https://old.example/a%zz', /decoded/],
  [`https://old.example/${'x'.repeat(300)}`, /decoded/],
  ['mailto:a@example.com', /no web address/],
])('%s can’t lead on, with a reason', (address, why) => {
  expect(settled([{ address }]).places[0]?.addresses).toEqual([
    { address, why: expect.stringMatching(why) as string },
  ]);
});

test('one old address leads to one article: the first, and to none in the place of another', () => {
  const { places } = settled([
    { address: 'https://a.example/one', title: 'A' },
    { address: 'https://b.example/one/', title: 'B' },
    { address: 'https://a.example/one.html/two', otherAddresses: ['/one.html', '/three.html/x'] },
    { address: 'https://a.example/three.html' },
    { address: '/articles/one/', slug: 'elsewhere' },
  ]);
  const from = places.map((place) => place?.addresses.map((fate) => fate.from ?? fate.why));
  expect(from).toEqual([
    ['/one'],
    ['another article had it first'],
    ['/one.html/two', 'this site has a page or file of its own there', '/three.html/x'],
    ['this site has a page or file of its own there'],
    ['this site has a page or file of its own there'],
  ]);
});

test('two spellings of one address are one', () => {
  const { places } = settled([
    {
      address: 'https://old.example/one',
      otherAddresses: ['/one/', '/%6Fne', '/one/?utm_medium=x'],
    },
  ]);
  expect(places[0]?.addresses.map(({ from }) => from)).toEqual([
    '/one',
    undefined,
    undefined,
    undefined,
  ]);
  expect(places[0]?.addresses.every(({ to }) => to === '/articles/one/')).toBe(true);
});

test('the same article twice has one place; two of one name have two', () => {
  const { places } = settled([
    { identity: 'a', address: '/x', title: 'X' },
    { identity: 'a', address: '/y', title: 'Y' },
    { identity: 'b', address: '/x/', title: 'X' },
    { identity: 'c', slug: 'X' },
    { identity: 'd', slug: 'x-2' },
  ]);
  expect(places.map((place) => place?.slug)).toEqual(['x', 'x', undefined, 'x-2', 'x-2-2']);
});

test.each([
  ['/one', '/articles/one/'],
  ['https://www.old.example/one/#why', '/articles/one/'],
  ['http://old.example/one?utm_source=x', '/articles/one/'],
  ['/one?page=2#x', '/articles/one/?page=2'],
  ['/?p=12', '/articles/one/'],
  ['/?p=13', undefined],
  ['/draft', undefined],
  ['/later', undefined],
  ['https://elsewhere.example/one', undefined],
])('a link to %s leads to %s', (href, expected) => {
  const { destinations } = settled([
    {
      address: 'https://old.example/one',
      otherAddresses: ['https://old.example/?p=12'],
      published: '2019-01-01',
    },
    { address: 'https://old.example/draft', published: '2019-01-01', draft: true },
    { address: 'https://old.example/later', published: '2999-01-01' },
  ]);
  expect(destinations.linkTarget(new URL(href, 'https://old.example/two'))).toBe(expected);
});

test.each([
  ['Über Größe & Maß', 'uber-grosse-and-mass'],
  ['E\u0301te\u0301', 'ete'],
  ["Don't stop", 'dont-stop'],
  ['--A__B--', 'a-b'],
  ['日本', 'ri-ben'],
  ['Привет, мир', 'privet-mir'],
  ['مرحبا', 'mrhb'],
  ['日本語のブログ', 'ri-ben-yunoburogu'],
  [`${'word '.repeat(30)}`, 'word-'.repeat(16).slice(0, -1)],
])('%s as a slug is %s', (words, slug) => {
  expect(slugOf(words)).toBe(slug);
});

test.each([
  ['https://old.example/2016/05/One.html?x=y', 'One'],
  ['/blog/two/index.php', 'two'],
  ['https://old.example/', ''],
])('the last part of %s is %s', (address, segment) => {
  expect(lastSegment(address)).toBe(segment);
});

test('links between imported articles lead to their new addresses; others to the old site are told of', async () => {
  const folder = await testFolder();
  const text =
    '<p>Words enough. <a href="../Two.html#x">two</a> <a href="/three">three</a> <a href="https://else.example/">four</a></p>';
  await writeExport(join(folder, 'old.jsonl'), [
    { identity: '1', address: 'https://old.example/blog/One.html', body: { kind: 'html', text } },
    { identity: '2', address: 'https://old.example/Two.html', published: '2019-01-01' },
  ]);
  await runImport(folder, join(folder, 'old.jsonl'));
  const mdx = await readFile(join(folder, 'content/articles/one.mdx'), 'utf8');
  expect(mdx).toContain(
    '[two](/articles/two/) [three](https://old.example/three) [four](https://else.example/)',
  );
  const report = await readFile(join(folder, 'report/report.md'), 'utf8');
  expect(report).toContain('isn’t here, or not yet: https://old.example/three');
  expect(await readFile(join(folder, 'report/old-addresses.csv'), 'utf8')).toBe(
    'old address,leads to,remark\nhttps://old.example/blog/One.html,/articles/one/,\nhttps://old.example/Two.html,/articles/two/,\n',
  );
});
