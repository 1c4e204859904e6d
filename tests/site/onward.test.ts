import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { addressOf, realSite } from './built-files.ts';

type Element = DefaultTreeAdapterTypes.Element;

const site = realSite();
const articles = site.pages.filter((page) => /^articles\/.+\/index\.html$/.test(page));

/** The elements under a node, in order. */
function* elements(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elements(child);
  }
}

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';

/** Where the links after an article's text lead, in order. */
function linksOnward(page: string): string[] {
  const all = [...elements(parse(site.read(page)))];
  const regions = all.filter(
    (element) =>
      attribute(element, 'aria-label') === 'Earlier and later articles' ||
      ['series', 'related'].includes(attribute(element, 'aria-labelledby')),
  );
  return regions
    .flatMap((region) => [...elements(region)])
    .map((element) => attribute(element, 'href'))
    .filter((address) => address.startsWith('/articles/'));
}

test('what leads on from an article names no article twice, nor itself', () => {
  for (const page of articles) {
    const onward = linksOnward(page);
    expect(onward.length, page).toBeGreaterThan(1);
    expect(onward, page).toEqual([...new Set(onward)]);
    expect(onward, page).not.toContain(addressOf(page));
  }
});

test('an article ends in the coach’s words, and asks once more beside it, under another name', () => {
  for (const page of articles) {
    const all = [...elements(parse(site.read(page)))];
    const fields = all.filter((element) => attribute(element, 'type') === 'email');
    expect(fields.map((field) => attribute(field, 'id'))).toEqual([
      'updates-email',
      'sidebar-email',
    ]);
    expect(site.read(page)).toMatch(
      /I hope this helps\.\s*<a href="\/contact\/"[^>]*>Contact me if you need me\.<\/a>/,
    );
  }
});
