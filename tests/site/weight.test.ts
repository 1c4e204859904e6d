import { expect, test } from 'vitest';
import { realSite } from './built-files.ts';

const site = realSite();
const articles = site.pages.filter(
  (page) => /^articles\/./.test(page) && page !== 'articles/index.html',
);
const hasCalculator = (html: string): boolean => /class="worksheet/.test(html);
const plainArticles = articles.filter((page) => !hasCalculator(site.read(page)));

/** What a server sends in the first flight of a connection: ten packets. */
const firstFlight = 14 * 1024;

test('an article, with its own styles and the calculators in it, fits in a first flight', () => {
  expect(articles.length).toBeGreaterThan(10);
  for (const page of articles) {
    expect(site.bytes(`${page}.br`).length, page).toBeLessThanOrEqual(firstFlight);
  }
});

test('nothing blocks the rendering of an article without a calculator', () => {
  expect(plainArticles.length).toBeGreaterThan(5);
  for (const page of plainArticles) {
    expect(site.read(page), page).not.toMatch(/<link[^>]*rel="stylesheet"/);
    expect(site.read(page), page).not.toMatch(
      /<script(?![^>]*type="(?:module|application\/ld\+json)")[^>]*\ssrc=/,
    );
  }
});

test('fonts stay within 40 KB together', () => {
  const fonts = site.files.filter((file) => file.endsWith('.woff2'));
  const size = fonts.reduce((sum, font) => sum + site.bytes(font).length, 0);
  expect(fonts.length).toBeGreaterThan(1);
  expect(size).toBeLessThanOrEqual(40 * 1024);
});
