import { expect, test } from 'vitest';
import { addressOf, fixtureSiteWithPreviews, realSite } from './built-files.ts';
import { searchedPages } from './searched-pages.ts';

const site = realSite();
const searched = searchedPages(site);
const withKind = (kind: string): string[] =>
  searched
    .filter(({ meta }) => (meta['kind'] ?? (meta['date'] ? 'Article' : 'Page')) === kind)
    .map(({ url }) => url)
    .toSorted();
const pagesBelow = (pattern: RegExp): string[] =>
  site.pages
    .filter((page) => pattern.test(page))
    .map(addressOf)
    .toSorted();

test('articles, calculators, topics, About and Contact are searched, and nothing else', () => {
  expect(withKind('Article')).toEqual(pagesBelow(/^articles\/[^/]+\/index\.html$/));
  expect(withKind('Calculator')).toEqual(pagesBelow(/^calculators\//));
  expect(withKind('Topic')).toEqual(pagesBelow(/^topics\/[^/]+\/index\.html$/));
  expect(withKind('Page')).toEqual(['/about/', '/contact/']);
});

test('only articles have a topic and a year to filter by', () => {
  for (const { url, filters } of searched) {
    const isArticle = url.startsWith('/articles/');
    expect(Object.keys(filters).toSorted(), url).toEqual(isArticle ? ['topic', 'year'] : []);
  }
});

test('text is searched: no menus, no forms, no figures of a worked example', () => {
  const texts = searched.map(({ content }) => content).join('\n');
  expect(texts).toContain('Take your hand off the mouse and answer fast');
  expect(texts).toContain('volume I, third edition, section XIII.7');
  expect(texts).not.toMatch(
    /Your email address|Copy link|More to fill in|80\.31%|Worksheet 3 of 5/,
  );
});

test('a preview is never searched', () => {
  const previews = searchedPages(fixtureSiteWithPreviews());
  expect(previews.length).toBeGreaterThan(5);
  expect(previews.filter(({ url }) => url.startsWith('/preview/'))).toEqual([]);
});

test('of Pagefind’s own files no interface is published, and no worker', () => {
  const own = site.files.filter(
    (file) => /^pagefind\/[^/]+$/.test(file) && !/\.(?:br|gz)$/.test(file),
  );
  expect(own.map((file) => file.replace(/en_[0-9a-f]+/, 'en_0'))).toEqual([
    'pagefind/pagefind-entry.json',
    'pagefind/pagefind.en_0.pf_meta',
    'pagefind/pagefind.js',
    'pagefind/wasm.en.pagefind',
    'pagefind/wasm.unknown.pagefind',
  ]);
});
