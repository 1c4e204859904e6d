import type { Root } from 'hast';
import { eachElement } from './rewriting.ts';

/** Makes parts of lists and tables that stand outside of one ordinary blocks: their words stay. */
export function unwrapStray(tree: Root): void {
  eachElement(tree, (node, parent) => {
    const places = Object.hasOwn(placesOf, node.tagName) ? placesOf[node.tagName] : undefined;
    if (places && !(parent.type === 'element' && places.includes(parent.tagName)))
      node.tagName = 'div';
  });
}

const placesOf: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  caption: [],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody'],
  td: ['tr'],
  th: ['tr'],
};
