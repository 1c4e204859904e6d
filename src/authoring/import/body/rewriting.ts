import type { Element, ElementContent, Root } from 'hast';

/** A node of an article's tree that has children. */
export type Holder = Root | Element;

/**
 * Replaces every node below `holder` by what `becomes` makes of it, the innermost first.
 * @param becomes gets a node whose children are done already; an empty list takes the node out.
 */
export function rewrite(
  holder: Holder,
  becomes: (node: ElementContent, parent: Holder) => readonly ElementContent[],
): void {
  const children: ElementContent[] = [];
  for (const child of holder.children) {
    if (child.type === 'doctype') continue;
    if (child.type === 'element') rewrite(child, becomes);
    children.push(...becomes(child as ElementContent, holder));
  }
  holder.children = children;
}

/** Tells of every element below `holder`, the outermost first, with what it stands in. */
export function eachElement(holder: Holder, told: (node: Element, parent: Holder) => void): void {
  for (const child of holder.children) {
    if (child.type !== 'element') continue;
    told(child, holder);
    eachElement(child, told);
  }
}

/** A new element. */
export function element(
  tagName: string,
  children: readonly ElementContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** A new text. */
export const text = (value: string): ElementContent => ({ type: 'text', value });

/** Whether a node is an element of one of these names. */
export function isElement<Name extends string>(
  node: ElementContent | Root | Root['children'][number] | undefined,
  ...names: readonly Name[]
): node is Element & { tagName: Name } {
  return (
    node?.type === 'element' && (names.length === 0 || names.some((name) => name === node.tagName))
  );
}

/** A property as text; empty where it isn't there. */
export function property(node: Element, name: string): string {
  const value = node.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null || typeof value === 'boolean' ? '' : String(value);
}
