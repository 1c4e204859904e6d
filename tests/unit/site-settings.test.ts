import { expect, test } from 'vitest';
import { siteSettings } from '../../src/site-settings.ts';
import { site } from '../../src/site.ts';

const settings = (changes: Record<string, unknown>) => () =>
  siteSettings({ ...site, ...changes } as never);

test.each([
  [
    { url: 'example.com' },
    '"url" is "example.com": must be an address such as "https://example.com".',
  ],
  [
    { url: 'https://name.github.io/blog/' },
    '"url" is "https://name.github.io/blog/": must have nothing behind the host',
  ],
  [{ navigaton: [] }, '"navigaton" is not a known field: check the spelling, or take it out.'],
  [{ language: undefined }, '"language" is missing'],
  [
    { updates: { service: 'mail.example.com' } },
    '"updates.service" is "mail.example.com": must be a path such as "/updates/", an address ending in "/", or null for no service.',
  ],
  [
    { redirects: { '/old/': 'new' } },
    '"redirects./old/" is "new": must be a path on this site, such as "/about/".',
  ],
])('%o is refused in a sentence', (changes, sentence) => {
  expect(settings(changes)).toThrow(sentence);
  expect(settings(changes)).toThrow("src/site.ts can't be used:");
});

test('every finding is listed, not only the first', () => {
  expect(settings({ url: 'x', currency: 'dollars' })).toThrow(/"url"[\s\S]*"currency"/);
});
