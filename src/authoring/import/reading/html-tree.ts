import { defaultTreeAdapter, parse, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

const { isElementNode, isTextNode } = defaultTreeAdapter;

/** A whole page as a tree. */
export const htmlPage = (html: string): HtmlParent => parse(html);

/** A piece of HTML as a tree. */
export const htmlPiece = (html: string): HtmlParent => parseFragment(html);

/** What is inside an element, as HTML. */
export const htmlInside = (element: HtmlParent): string => serialize(element);

export { isElementNode as isElement, isTextNode as isText };

/** All elements in a tree, in the order of the page. */
export function* elementsIn(tree: HtmlParent): Generator<HtmlElement> {
  // A stack of its own, as a page may be nested deeper than calls may.
  const ahead: HtmlNode[] = tree.childNodes.toReversed();
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (!isElementNode(node)) continue;
    yield node;
    for (let child = node.childNodes.length - 1; child >= 0; child -= 1) {
      const next = node.childNodes[child];
      if (next) ahead.push(next);
    }
  }
}

/** The value of an attribute; `undefined` when it isn't there. */
export function attribute(element: HtmlElement | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value;
}

/** Whether an element has a class. */
export function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** The words in a tree, scripts and styles left out, on one line. */
export function wordsIn(tree: HtmlParent): string {
  const words: string[] = [];
  const ahead: HtmlNode[] = tree.childNodes.toReversed();
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (isTextNode(node)) words.push(node.value);
    else if (isElementNode(node) && !/^(?:script|style|noscript)$/.test(node.tagName)) {
      ahead.push(...node.childNodes.toReversed());
    }
  }
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** Takes an element out of its tree. */
export const takeOut = (element: HtmlElement): void => defaultTreeAdapter.detachNode(element);
