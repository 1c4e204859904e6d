import type { Root } from 'hast';
import { quoted } from './body/losses.ts';
import type { Lose } from './body/losses.ts';
import { eachElement, isElement, property, rewrite } from './body/rewriting.ts';
import type { Destinations } from './destinations.ts';
import { nowhere } from './old-links.ts';

/**
 * Points links between imported articles to their new addresses. Others stay, relative ones made full; those
 * to the old site are told of, because nobody knows how long they will lead anywhere.
 * @param address the article's own old address.
 */
export function settleLinks(
  tree: Root,
  address: string | undefined,
  destinations: Destinations,
  lose: Lose,
): void {
  const base = URL.canParse(address ?? '', nowhere)
    ? new URL(address ?? '', nowhere)
    : new URL(nowhere);
  unlinkPlaces(tree, lose);
  eachElement(tree, (node) => {
    const href = property(node, 'href');
    if (node.tagName !== 'a' || !URL.canParse(href, base)) return;
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol)) return;
    const target = destinations.linkTarget(url);
    if (target !== undefined) node.properties['href'] = target;
    else if (url.origin === new URL(nowhere).origin) {
      lose(`A link leads to a page of the old site that wasn’t imported: ${quoted(href)}`);
    } else {
      node.properties['href'] = url.href;
      if (destinations.isOldSite(url))
        lose(`A link leads to a page of the old site that wasn’t imported: ${quoted(url.href)}`);
    }
  });
}

/** The places that links within an article led to have no names here. */
function unlinkPlaces(tree: Root, lose: Lose): void {
  rewrite(tree, (node) => {
    const href = isElement(node, 'a') ? property(node, 'href') : '';
    if (!isElement(node) || !href.startsWith('#')) return [node];
    lose(
      `A link to a place in the article itself was left out, and its words kept: ${quoted(href)}`,
    );
    return node.children;
  });
}
