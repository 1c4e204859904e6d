import type { Element, ElementContent, Root } from 'hast';
import type { Lose } from '../body/losses.ts';
import { quoted } from '../body/losses.ts';
import { eachElement, element, isElement, property, text } from '../body/rewriting.ts';
import { plainWords } from '../fields/plain-words.ts';
import type { ArticlePictures, Found } from './article-pictures.ts';

/**
 * Gives every picture in a body its place beside the article, or puts a link with its words in its place.
 * A link around a picture that leads to nothing but its file is taken away.
 */
export async function settlePictures(
  tree: Root,
  pictures: ArticlePictures,
  lose: Lose,
): Promise<void> {
  const found = new Map<Element, Found>();
  const all: Element[] = [];
  eachElement(tree, (node) => {
    if (node.tagName === 'img') all.push(node);
  });
  for (const node of all) found.set(node, await pictures.find(property(node, 'src')));
  place(tree, found, false, lose);
}

function place(
  holder: Root | Element,
  found: ReadonlyMap<Element, Found>,
  linked: boolean,
  lose: Lose,
): void {
  holder.children = holder.children.flatMap((child): readonly ElementContent[] => {
    if (child.type !== 'element') return [child as ElementContent];
    const outcome = found.get(child);
    if (outcome) return [placed(child, outcome, linked, lose)];
    place(child, found, linked || child.tagName === 'a', lose);
    return leadsToPicture(child) ? child.children : [child];
  });
}

function placed(picture: Element, outcome: Found, linked: boolean, lose: Lose): ElementContent {
  const alt = plainWords(property(picture, 'alt'));
  if ('name' in outcome) {
    if (alt === '') lose(`A picture has no text for those who don’t see it: ${outcome.name}`);
    return element('img', [], { src: `./${outcome.name}`, alt });
  }
  const words = alt || fileName(property(picture, 'src'));
  if (outcome.address === undefined || linked) return text(` ${words} `);
  return element('a', [text(words)], { href: outcome.address });
}

/** What a link says that stands for a picture without words. */
function fileName(src: string): string {
  const [, name] = /([^/?#]+)(?:[?#].*)?$/.exec(src) ?? [];
  return src.startsWith('data:') || !name ? 'Picture' : `Picture: ${quoted(name)}`;
}

function leadsToPicture(node: Element): boolean {
  const [only, ...others] = node.children;
  return (
    node.tagName === 'a' &&
    isElement(only, 'img') &&
    others.length === 0 &&
    /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?$/i.test(property(node, 'href'))
  );
}
