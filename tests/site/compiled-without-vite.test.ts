import { expect, test } from 'vitest';
import { fixtureSite } from './built-files.ts';

const site = fixtureSite();

test.each([
  ['with components', 'written-plainly', 'written-for-vite'],
  ['of nothing but Markdown', 'all-markdown', 'all-markdown-for-vite'],
])('a text %s comes out the same whether Vite compiled it or not', (_, plainly, forVite) => {
  expect(onPage(plainly)).toContain('<h2 id="a-heading-and-code-in-it-1">');
  expect(onPage(plainly)).toContain('data-footnote-backref');
  expect(onPage(plainly)).toBe(onPage(forVite));
  expect(inFeed(plainly)).toContain('<h2>A heading, and <code>code</code> in it</h2>');
  expect(inFeed(plainly)).toBe(inFeed(forVite));
});

test('the text with components shows them', () => {
  expect(onPage('written-plainly')).toContain('class="worksheet');
});

/** What the article itself comes to, between its header and its end. */
function onPage(slug: string): string {
  const page = site.read(`articles/${slug}/index.html`);
  const [, prose = ''] = /<div class="prose"[^>]*>([^]*?)<\/article>/.exec(page) ?? [];
  // The export that only Vite can compile leaves its empty line.
  return prose.trim();
}

/** The same for feed readers, without the address it stands at. */
function inFeed(slug: string): string {
  const { items } = JSON.parse(site.read('feed.json')) as {
    items: { url: string; content_html: string }[];
  };
  const item = items.find(({ url }) => url.endsWith(`/${slug}/`));
  return item?.content_html.replaceAll(item.url, '') ?? '';
}
