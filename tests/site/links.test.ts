import { expect, test } from 'vitest';
import type { BuiltSite } from './built-files.ts';
import { addressOf, fixtureSite, fixtureSiteWithPreviews, realSite } from './built-files.ts';

test.each([
  ['the real site', realSite],
  ['the fixture', fixtureSite],
  ['the fixture with previews', fixtureSiteWithPreviews],
])('every internal link and fragment of %s leads somewhere', (_, open) => {
  const site = open();
  expect(brokenLinks(site)).toEqual([]);
});

test('nothing is loaded from another origin', () => {
  const site = realSite();
  const loads =
    /<(?:script|img|source|iframe|video|audio|embed|object|link)\b[^>]*?\s(?:src|srcset|href|data)="([^"]*)"[^>]*>/g;
  for (const page of site.pages) {
    for (const [tag, address] of site.read(page).matchAll(loads)) {
      if (/rel="canonical"/.test(tag)) continue;
      expect(address, `${page}: ${tag}`).not.toMatch(/^(?:https?:)?\/\//);
    }
  }
});

function brokenLinks(site: BuiltSite): string[] {
  const files = new Set(site.files.map((file) => `/${file}`));
  const idsOf = new Map(site.pages.map((page) => [addressOf(page), ids(site.read(page))]));
  return site.pages.flatMap((page) => {
    const base = new URL(addressOf(page), 'https://site.example');
    const links = [...site.read(page).matchAll(/\s(?:href|src|action)="([^"]*)"/g)];
    return links.flatMap(([, link = '']) => {
      const target = new URL(link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), base);
      if (target.origin !== base.origin || target.pathname.startsWith('/updates/')) return [];
      const fragments = idsOf.get(target.pathname);
      if (!fragments) return files.has(target.pathname) ? [] : [`${page} → ${link}`];
      const fragment = decodeURIComponent(target.hash.slice(1));
      // A calculator's state travels in the fragment; it names no element.
      if (!fragment || /^(?:c|v)=/.test(fragment) || fragments.has(fragment)) return [];
      return [`${page} → ${link}: no such fragment`];
    });
  });
}

function ids(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
}
