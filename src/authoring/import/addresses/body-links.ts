import type { Element, ElementContent, Root } from 'hast';
import { site } from '../../../site.ts';
import { quoted } from '../body/losses.ts';
import type { Lose } from '../body/losses.ts';
import { isElement, property, rewrite } from '../body/rewriting.ts';
import { filesOfExport } from './destinations.ts';
import type { Destinations } from './destinations.ts';
import type { OldArticle } from '../old-article.ts';
import { nowhere } from './old-links.ts';

/**
 * Points links between imported articles to their new addresses, and to the headings they named. Others stay,
 * relative ones made full; those to the old site are told of, because nobody knows how long they will lead
 * anywhere. What would lead to a page or place of this site that isn't there is no link any more.
 */
export function settleLinks(
  tree: Root,
  article: OldArticle,
  destinations: Destinations,
  lose: Lose,
): void {
  const base = URL.canParse(article.address ?? '', nowhere)
    ? new URL(article.address ?? '', nowhere)
    : new URL(nowhere);
  const own = filesOfExport + (article.file ?? '').split('/').map(encodeURIComponent).join('/');
  const settled = (node: Element): readonly ElementContent[] => {
    const href = property(node, 'href');
    if (href.startsWith('#')) {
      const place = destinations.placeIn(article, href.slice(1));
      if (place === undefined) {
        lose(
          `A link to a place in the article itself was left out, and its words kept: ${quoted(href)}`,
        );
        return node.children;
      }
      node.properties['href'] = `#${place}`;
      return [node];
    }
    if (!URL.canParse(href, base)) return [node];
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol)) return [node];
    const target =
      (article.file !== undefined && URL.canParse(href, own)
        ? destinations.linkTarget(new URL(href, own))
        : undefined) ?? destinations.linkTarget(url);
    const isHere = [nowhere, filesOfExport, site.url].some(
      (place) => new URL(place).host === url.host,
    );
    if (target !== undefined) {
      node.properties['href'] = target;
    } else if (isHere) {
      lose(
        `A link to a page that isn’t here, or not yet, was left out and its words kept: ${quoted(href.replace(filesOfExport, ''))}`,
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
  };
  rewrite(tree, (node) => (isElement(node, 'a') ? settled(node) : [node]));
}
