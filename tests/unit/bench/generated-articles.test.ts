import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { writtenFrontMatter } from '../../../src/articles/front-matter/article.ts';
import { ourSource, plainSource } from '../../bench/generated-articles-files.ts';
import { generatedArticle, slugOf } from '../../bench/generated-articles-text.ts';
import { distinctTitle } from '../../bench/generated-articles-words.ts';

const articles = (seed: number, count: number) =>
  Array.from({ length: count }, (_, place) => generatedArticle(seed, place, count));

test('one seed gives the same articles, another seed others', () => {
  expect(articles(1, 40).map(ourSource)).toEqual(articles(1, 40).map(ourSource));
  expect(articles(2, 40).map(ourSource)).not.toEqual(articles(1, 40).map(ourSource));
});

test('one article more leaves the words of all others as they were, and is the newest', () => {
  const before = generatedArticle(1, 41, 100);
  const after = generatedArticle(1, 41, 101);
  expect(after.blocks).toEqual(before.blocks);
  const added = generatedArticle(1, 100, 100);
  for (const { published } of articles(1, 100)) {
    expect(published.getTime()).toBeLessThan(added.published.getTime());
  }
});

test('of ten thousand no two share a title, a slug or an id', () => {
  const titles = Array.from({ length: 10_000 }, (_, place) => distinctTitle(1, place));
  expect(new Set(titles).size).toBe(10_000);
  expect(new Set(titles.map(slugOf)).size).toBe(10_000);
  const sample = articles(1, 100);
  expect(sample.map(({ title }) => title)).toEqual(titles.slice(0, 100));
  expect(new Set(sample.map(({ id }) => id)).size).toBe(100);
});

test('every article is one our schema takes, and links only to articles that are there', () => {
  const all = articles(3, 400);
  const slugs = new Set(all.map(({ slug }) => slug));
  for (const article of all) {
    const source = ourSource(article);
    const [, front = ''] = source.split('---\n');
    const read = writtenFrontMatter.safeParse(parse(front, { customTags: ['timestamp'] }));
    expect(read.error?.issues ?? [], article.slug).toEqual([]);
    const links = [...source.matchAll(/\/articles\/([^/)]+)\//g)].map(([, slug]) => slug);
    for (const slug of [...links, ...article.related]) expect(slugs).toContain(slug);
  }
});

test('one in twenty has a calculator, which is a table of its numbers for others', () => {
  const all = articles(1, 400);
  const withCalculator = all.filter((article) => /^<[A-Z]/m.test(ourSource(article)));
  expect(withCalculator).toHaveLength(20);
  expect(
    new Set(withCalculator.map((article) => /^<(\w+)/m.exec(ourSource(article))?.[1])).size,
  ).toBe(5);
  for (const article of withCalculator) {
    expect(plainSource(article)).not.toMatch(/^<[A-Z]/m);
    expect(plainSource(article)).toMatch(/^\| What \| How much \|$/m);
  }
});

test('an article is about six hundred words, some with a table, a footnote, a series', () => {
  const sources = articles(1, 400).map(ourSource);
  const words = sources.map((source) => source.split(/\s+/).length);
  const mean = words.reduce((sum, count) => sum + count, 0) / words.length;
  expect(mean).toBeGreaterThan(550);
  expect(mean).toBeLessThan(700);
  for (const sign of [/^\| Week/m, /^\[\^1\]: /m, /^series: /m, /^> /m, /^1\. /m, /^### /m]) {
    const share = sources.filter((source) => sign.test(source)).length / sources.length;
    expect(share, String(sign)).toBeGreaterThan(0.01);
  }
});
