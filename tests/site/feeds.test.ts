import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { addressOf, fixtureSite, realSite } from './built-files.ts';

const site = realSite();
const rss = parseRssFeed(site.read('rss.xml'));
const json = parseJsonFeed(JSON.parse(site.read('feed.json')));
const items = rss.items ?? [];

test('RSS 2.0: the channel and every item carry what the specification asks for', () => {
  expect(site.read('rss.xml')).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?><rss version="2.0"/,
  );
  for (const field of [rss.title, rss.link, rss.description]) expect(field).toBeTruthy();
  expect(rss.atom?.links?.[0]).toMatchObject({
    rel: 'self',
    href: expect.stringMatching(/\/rss\.xml$/),
  });
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item.title).toBeTruthy();
    expect(item.guid?.isPermaLink).toBe(false);
    expect(Number.isNaN(Date.parse(item.pubDate ?? ''))).toBe(false);
    expect(item.dc?.creators?.[0]).toBeTruthy();
  }
  expect(new Set(items.map(({ guid }) => guid?.value)).size).toBe(items.length);
});

test('JSON Feed 1.1: the same articles in the same order as RSS', () => {
  const raw = JSON.parse(site.read('feed.json')) as Record<string, unknown>;
  expect(raw['version']).toBe('https://jsonfeed.org/version/1.1');
  expect(json.items?.map(({ id }) => id)).toEqual(items.map(({ guid }) => guid?.value));
  expect(json.items?.map(({ content_html }) => content_html)).toEqual(
    items.map(({ content }) => content?.encoded),
  );
});

test('an item is named by the permanent id, not by its address', () => {
  const fixture = parseRssFeed(fixtureSite().read('rss.xml'));
  expect(fixture.items?.map(({ guid }) => guid?.value)).toEqual([
    'early-april-id',
    'hostile-title-id',
    'written-for-vite-id',
    'written-plainly-id',
    'all-markdown-for-vite-id',
    'all-markdown-id',
    'plain-article-id',
  ]);
});

test('items carry the whole text, with full addresses and nothing that runs', () => {
  for (const item of items) {
    const html = item.content?.encoded ?? '';
    const words = html.replace(/<[^>]+>/g, ' ').split(/\s+/).length;
    expect(words, item.link).toBeGreaterThan(400);
    expect(html).not.toMatch(
      /<(?:script|style|form|input|button|iframe|svg|link|noscript)\b|\son\w+=|javascript:/i,
    );
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
    }
  }
});

test('every address of this site in a feed is a built file', () => {
  const { origin } = new URL(rss.link ?? '');
  const known = new Set([...site.pages.map(addressOf), ...site.files.map((file) => `/${file}`)]);
  const addresses = items.flatMap((item) => [
    item.link ?? '',
    ...[...(item.content?.encoded ?? '').matchAll(/(?:href|src)="([^"]*)"/g)].map(
      ([, address]) => address ?? '',
    ),
  ]);
  const broken = addresses
    .filter((address) => address.startsWith(origin))
    .filter((address) => !known.has(new URL(address).pathname));
  expect(broken).toEqual([]);
});
