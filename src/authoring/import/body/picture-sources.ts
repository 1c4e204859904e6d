import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { quoted } from './losses.ts';
import type { Lose } from './losses.ts';
import { eachElement, isElement, property, rewrite } from './rewriting.ts';

/**
 * Finds where pictures and media really lie: lazy loading hides the address in another attribute, and
 * repeats the picture for browsers without scripts; media name theirs in an element of its own. What no reader
 * saw, because it only counted them, is taken out.
 */
export function findSources(tree: Root, lose: Lose): void {
  rewrite(tree, (node) => {
    if (!isElement(node, 'img') || !isTracker(node)) return [node];
    lose(`A picture that only counted readers was left out: ${quoted(property(node, 'src'))}`);
    return [];
  });
  eachElement(tree, (node) => {
    if (node.tagName === 'img') node.properties['src'] = pictureSource(node);
    if (node.tagName === 'video' || node.tagName === 'audio') {
      const source = node.children.find((child) => isElement(child, 'source'));
      if (!property(node, 'src') && isElement(source))
        node.properties['src'] = property(source, 'src');
    }
  });
  dropRepeated(tree);
}

const counters =
  /^(?:https?:)?\/\/(?:pixel\.wp\.com|stats\.wordpress\.com|feeds\.feedburner\.com\/~|[\w.-]*google-analytics\.com|(?:www\.)?facebook\.com\/tr\b|track\.hubspot\.com|blogger\.googleusercontent\.com\/tracker|[\w.-]*doubleclick\.net)/i;

function isTracker(picture: Element): boolean {
  const isDot = ['width', 'height'].every((side) => /^[01](?:px)?$/.test(property(picture, side)));
  return isDot || counters.test(property(picture, 'src'));
}

function pictureSource(picture: Element): string {
  const src = property(picture, 'src');
  const lazy = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile']
    .map((name) => property(picture, name))
    .find(Boolean);
  if (src && !(src.startsWith('data:') && lazy)) return src;
  const set = property(picture, 'srcSet') || property(picture, 'dataSrcset');
  return lazy ?? set.trim().split(/[\s,]/)[0] ?? '';
}

function dropRepeated(tree: Root): void {
  let last = '';
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'img') last = property(node, 'src');
    if (node.tagName !== 'noscript' || !parent || index === undefined) return undefined;
    const [only, ...others] = node.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    if (!isElement(only, 'img') || others.length > 0 || property(only, 'src') !== last)
      return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}
