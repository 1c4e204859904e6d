import { expect, test } from 'vitest';
import { fixtureSite } from './built-files.ts';

const site = fixtureSite();

test('a text comes out the same whether Vite compiled it or the page itself', () => {
  const [plainly, forVite] = [text('written-plainly'), text('written-for-vite')];
  expect(plainly).toContain('<h2 id="a-heading-and-code-in-it-1">');
  expect(plainly).toContain('data-footnote-backref');
  expect(plainly).toContain('class="worksheet');
  expect(plainly).toBe(forVite);
});

/** What the article itself comes to, between its header and its end. */
function text(slug: string): string {
  const page = site.read(`articles/${slug}/index.html`);
  const [, prose = ''] = /<div class="prose"[^>]*>([^]*?)<\/article>/.exec(page) ?? [];
  // The export that only Vite can compile leaves its empty line.
  return prose.trim();
}
