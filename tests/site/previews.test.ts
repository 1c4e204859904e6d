import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addressOf, fixtureSite, fixtureSiteWithPreviews } from './built-files.ts';
import { previewSecret } from './built-sites.ts';

const site = fixtureSiteWithPreviews();
const previewOf = (id: string): string => {
  const token = createHmac('sha256', previewSecret).update(`preview ${id}`).digest('hex');
  return `/preview/${token.slice(0, 40)}/`;
};
const draft = previewOf('secret-draft-id');
const future = previewOf('the-future-id');
const pageAt = (address: string): string => site.read(`${address.slice(1)}index.html`);

test('the draft and the future article have a preview, and nothing else does', () => {
  const previews = site.pages.filter((page) => page.startsWith('preview/'));
  expect(previews.map(addressOf)).toEqual([draft, future].toSorted());
  expect(pageAt(draft)).toContain('Zebrafinch zebrafinch.');
  expect(pageAt(future)).toContain('Quokkaberry quokkaberry.');
});

test('a preview has its pictures, which else are nowhere', () => {
  const pictures = site.files.filter((file) => file.startsWith('_astro/zebrafinch'));
  for (const name of ['zebrafinch.', 'zebrafinch-again.']) {
    expect(pictures.some((file) => file.startsWith(`_astro/${name}`))).toBe(true);
  }
  expect(fixtureSite().files.filter((file) => file.includes('zebrafinch'))).toEqual([]);
});

test('the build prints each title with its address', () => {
  const output = readFileSync('.cache/tests/fixture-with-previews.log', 'utf8');
  expect(output).toContain(`Zebrafinch draft: https://onegoodweek.example${draft}`);
  expect(output).toContain(`Quokkaberry future: https://onegoodweek.example${future}`);
});

test('a preview tells search engines nothing, and the sites it links to neither', () => {
  for (const page of [pageAt(draft), pageAt(future)]) {
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(page).toContain('<meta name="referrer" content="no-referrer">');
    expect(page).not.toMatch(/rel="canonical"|ld\+json|data-pagefind-body|og:url|article-id/);
    expect(page).not.toMatch(/linkedin|mailto:\?subject/);
  }
  expect(site.read('_headers')).toMatch(
    /^\/preview\/\*\n {2}X-Robots-Tag: noindex, nofollow\n {2}Referrer-Policy: no-referrer$/m,
  );
});

test('a preview says what it is, from when, and for whom', () => {
  expect(pageAt(draft).replaceAll(/\s+/g, ' ')).toMatch(
    /This is a preview.*November 22, 2026.*not final, and not public\. Dana.*please don’t pass it on/,
  );
});

test('nothing else of the site changes: every other file is the same, byte for byte', () => {
  const published = fixtureSite();
  const others = site.files.filter((file) => !/^preview\/|^_astro\/zebrafinch/.test(file));
  expect(others).toEqual(published.files);
  const different = others.filter((file) => !site.bytes(file).equals(published.bytes(file)));
  // A host's headers hold for all pages: previews add a rule, and the hash of their notice's style.
  expect(different).toEqual(['_headers']);
  expect(site.read('_headers')).not.toMatch(/preview\/[0-9a-f]/);
});

test('without the option there is no preview, and no word of one', () => {
  const published = fixtureSite();
  expect(published.files.filter((file) => file.includes('preview'))).toEqual([]);
  expect(published.read('_headers')).not.toContain('preview');
});
