import { expect, test } from 'vitest';
import { withFullAddresses } from '../../../src/article-text/full-addresses.ts';

const base = 'https://example.com/articles/one/';
const elsewhere = (html: string): string => withFullAddresses(html, base);

test.each([
  ['<a href="/archive/">x</a>', '<a href="https://example.com/archive/">x</a>'],
  ['<a href="#note">x</a>', '<a href="https://example.com/articles/one/#note">x</a>'],
  ['<a href="mailto:a@example.com">x</a>', '<a href="mailto:a@example.com">x</a>'],
  ['<img src="/_astro/a.png" alt="A" />', '<img src="https://example.com/_astro/a.png" alt="A" />'],
])('%s becomes %s', (html, expected) => {
  expect(elsewhere(html)).toBe(expected);
});

test.each([
  '<script>alert(1)</script>',
  '<img src="x" onerror="alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<iframe src="https://example.org"></iframe>',
  '<form action="/x"><input><button>b</button></form>',
  '<p style="color:red" class="x">x</p>',
  '<svg><script>alert(1)</script></svg>',
  '<style>p{}</style>',
])('nothing of %s runs or asks for anything', (html) => {
  expect(elsewhere(html)).not.toMatch(
    /<(?:script|style|iframe|form|input|button|svg)|onerror|javascript:|data:|style=|class=/i,
  );
});

test('tables, footnotes and quotations stay', () => {
  const html =
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><blockquote><p>q</p></blockquote><sup><a href="#fn" id="ref">1</a></sup>';
  for (const kept of ['<th>a</th>', '<td>b</td>', '<blockquote>', 'id="ref"']) {
    expect(elsewhere(html)).toContain(kept);
  }
});
