import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { BuiltSite } from './built-files.ts';
import { addressOf, fixtureSite, realSite } from './built-files.ts';

test.each([
  ['the real site', realSite],
  ['the fixture', fixtureSite],
])('month counts, archive, month pages, feeds and sitemap agree on %s', (_, open) => {
  const site = open();
  const published = articleAddresses(site);
  const archive = site.read('archive/index.html');
  const listed = [...main(archive).matchAll(/href="(\/articles\/[^"#]+)"/g)].map(
    ([, href]) => href,
  );
  expect(listed.toSorted()).toEqual(published);

  const months = [
    ...main(archive).matchAll(
      /href="(\/archive\/\d{4}\/\d{2}\/)"[^>]*>[^<]*<\/a>\s*<span[^>]*>\((\d+)\)/g,
    ),
  ];
  expect(months.length).toBeGreaterThan(0);
  const inMonths = months.flatMap(([, path = '', count]) => {
    const page = main(site.read(`${path.slice(1)}index.html`));
    const articles = [...page.matchAll(/href="(\/articles\/[^"#]+)"/g)].map(
      ([, href]) => href ?? '',
    );
    expect(articles.length).toBe(Number(count));
    const feed = parseRssFeed(site.read(`${path.slice(1)}rss.xml`));
    expect(feed.items?.map(({ link }) => new URL(link ?? '').pathname)).toEqual(articles);
    for (const { pubDate } of feed.items ?? []) {
      expect(
        `/archive/${new Date(pubDate ?? '').toISOString().slice(0, 7).replace('-', '/')}/`,
      ).toBe(path);
    }
    return articles;
  });
  expect(inMonths.toSorted()).toEqual(published);

  const years = [...main(archive).matchAll(/href="(\/archive\/\d{4}\/)"/g)].map(
    ([, path = '']) => path,
  );
  const inYears = years.flatMap((path) => {
    const page = main(site.read(`${path.slice(1)}index.html`));
    for (const [, month] of page.matchAll(/href="(\/archive\/\d{4}\/\d{2}\/)"/g)) {
      expect(month?.startsWith(path)).toBe(true);
    }
    return [...page.matchAll(/href="(\/articles\/[^"#]+)"/g)].map(([, href]) => href);
  });
  expect(inYears.toSorted()).toEqual(published);

  const sitemap = [...site.read('sitemap-0.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, location = '']) => new URL(location).pathname,
  );
  expect(sitemap.filter((path) => /^\/articles\/./.test(path)).toSorted()).toEqual(published);
  expect(sitemap.toSorted()).toEqual(
    site.pages
      .filter((page) => !/noindex/.test(site.read(page)))
      .map(addressOf)
      .toSorted(),
  );
});

test('the sidebar lists the five newest months with their counts, and leads to all', () => {
  const site = realSite();
  const [, sidebar = ''] =
    /<section aria-labelledby="posts-by-month"[^>]*>([\s\S]*?)<\/section>/.exec(
      site.read('index.html'),
    ) ?? [];
  const listed = [...sidebar.matchAll(/href="(\/archive\/\d{4}\/\d{2}\/)"/g)].map(
    ([, href]) => href,
  );
  const all = [
    ...main(site.read('archive/index.html')).matchAll(/href="(\/archive\/\d{4}\/\d{2}\/)"/g),
  ];
  expect(listed).toEqual(all.slice(0, 5).map(([, href]) => href));
  expect(sidebar.match(/\(\d+\)/g)).toHaveLength(5);
  expect(sidebar).toContain('href="/archive/"');
});

test('months are counted by UTC, whatever the zone of the machine', () => {
  const site = fixtureSite();
  expect(site.files).toContain('archive/2026/03/index.html');
  expect(site.read('archive/2026/04/index.html')).toContain('/articles/early-april/');
});

function articleAddresses(site: BuiltSite): string[] {
  return site.pages
    .filter((page) => page.startsWith('articles/') && page !== 'articles/index.html')
    .map(addressOf)
    .toSorted();
}

function main(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('<aside aria-label="About this blog'));
}
