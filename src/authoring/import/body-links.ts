import type { Root } from 'hast';
import { site } from '../../site.ts';
import { quoted } from './body/losses.ts';
import type { Lose } from './body/losses.ts';
import { isElement, property, rewrite } from './body/rewriting.ts';
import type { Destinations } from './destinations.ts';
import { nowhere } from './old-links.ts';

/**
 * Points links between imported articles to their new addresses. Others stay, relative ones made full; those
 * to the old site are told of, because nobody knows how long they will lead anywhere. What would lead to a page
 * of this site that isn't there is no link any more.
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
  rewrite(tree, (node) => {
    const href = isElement(node, 'a') ? property(node, 'href') : '';
    if (!isElement(node, 'a') || !URL.canParse(href, base)) return [node];
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol)) return [node];
    const target = destinations.linkTarget(url);
    if (target !== undefined) {
      node.properties['href'] = target;
    } else if ([new URL(nowhere).host, new URL(site.url).host].includes(url.host)) {
      lose(
        `A link to a page that isn’t here, or not yet, was left out and its words kept: ${quoted(href)}`,
      );
      return node.children;
    } else {
      node.properties['href'] = url.href;
      if (destinations.isOldSite(url))
        lose(
          `A link leads to a page of the old site that isn’t here, or not yet: ${quoted(url.href)}`,
        );
    }
    return [node];
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
