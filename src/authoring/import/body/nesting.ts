import type { Element, ElementContent, Root } from 'hast';
import { eachElement, element, isElement, rewrite, text } from './rewriting.ts';

const inline = new Set(
  'a br code del em footnote-reference img input kbd mark strong sub sup'.split(' '),
);
const mergeable = new Set(['em', 'strong', 'del', 'code']);

/** Whether a node may stand within a paragraph. */
export function isInline(node: ElementContent): boolean {
  return node.type === 'text' || (node.type === 'element' && inline.has(node.tagName));
}

/**
 * Brings elements into an order that Markdown can write: no block within emphasis or a link, no emphasis that
 * is empty or begins with a space, none within its like, items within lists, blocks never within a paragraph.
 */
export function repairNesting(tree: Root): void {
  rewrite(tree, (node) => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'a' && !node.properties['href']) return node.children;
    if (node.tagName === 'ul' || node.tagName === 'ol') return [withItems(node) ?? text(' ')];
    if (/^h[1-6]$/.test(node.tagName)) return heading(node);
    if (node.tagName === 'p' && !node.children.every(isInline))
      return [{ ...node, tagName: 'div' }];
    if (node.tagName === 'pre') return isEmpty(node) ? [text(' ')] : [node];
    if (!inline.has(node.tagName) || isVoid(node)) return [node];
    return node.children.every(isInline) ? tidiedInline(node) : spreadOverBlocks(node);
  });
  mergeNeighbours(tree);
}

const isVoid = (node: Element): boolean =>
  isElement(node, 'br', 'img', 'input', 'footnote-reference');

function isEmpty(node: Element): boolean {
  return node.children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/** Puts emphasis or a link that goes around blocks into each of them. */
function spreadOverBlocks(node: Element): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    if (run.length > 0) result.push(...tidiedInline({ ...node, children: run }));
    run = [];
  };
  for (const child of node.children) {
    if (isInline(child)) {
      run.push(child);
      continue;
    }
    flush();
    if (child.type !== 'element') continue;
    const asIs = isElement(child, 'pre', 'table', 'hr');
    result.push(
      asIs
        ? child
        : { ...child, children: spreadOverBlocks({ ...node, children: child.children }) },
    );
  }
  flush();
  return result;
}

/** Emphasis without the spaces and line breaks at its ends, which go outside, and not within its like. */
function tidiedInline(node: Element): ElementContent[] {
  if (isElement(node, 'code')) {
    const holdsOther = node.children.some((child) => isElement(child, 'img'));
    if (holdsOther) return node.children;
    return isEmpty(node) ? node.children : [node];
  }
  const children = node.children.flatMap((child) =>
    isElement(child, node.tagName) ? child.children : [child],
  );
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  for (let first = children[0]; first; first = children[0]) {
    if (isElement(first, 'br')) before.push(first);
    else if (first.type === 'text') {
      const value = first.value.trimStart();
      if (value.length < first.value.length)
        before.push(text(first.value.slice(0, first.value.length - value.length)));
      if (value !== '') {
        children[0] = { ...first, value };
        break;
      }
    } else break;
    children.shift();
  }
  for (let last = children.at(-1); last; last = children.at(-1)) {
    if (isElement(last, 'br')) after.unshift(last);
    else if (last.type === 'text') {
      const value = last.value.trimEnd();
      if (value.length < last.value.length) after.unshift(text(last.value.slice(value.length)));
      if (value !== '') {
        children[children.length - 1] = { ...last, value };
        break;
      }
    } else break;
    children.pop();
  }
  return [...before, ...(children.length > 0 ? [{ ...node, children }] : []), ...after];
}

/** A heading's blocks become one line; one around a list or the like is no heading. */
function heading(node: Element): ElementContent[] {
  if (isEmpty(node)) return [text(' ')];
  if (node.children.every(isInline)) return [node];
  const plain = node.children.every(
    (child) => isInline(child) || (isElement(child, 'p', 'div') && child.children.every(isInline)),
  );
  if (!plain) return [{ ...node, tagName: 'div' }];
  const children = node.children.flatMap((child) =>
    isElement(child, 'p', 'div') ? [text(' '), ...child.children, text(' ')] : [child],
  );
  return [{ ...node, children }];
}

/** A list whose children are all items: what stands between items belongs to the one before. */
function withItems(list: Element): Element | undefined {
  const items: Element[] = [];
  let stray: Element | undefined;
  for (const child of list.children) {
    if (isElement(child, 'li')) {
      items.push(child);
      stray = undefined;
    } else if (isElement(child, 'ul', 'ol') && items.length > 0) {
      items.at(-1)?.children.push(child);
      stray = undefined;
    } else if (stray) stray.children.push(child);
    else if (child.type !== 'text' || child.value.trim() !== '') {
      stray = element('div', [child]);
      const last = items.at(-1);
      if (last) last.children.push(stray);
      else items.push(element('li', [stray]));
    }
  }
  return items.length > 0 ? { ...list, children: items } : undefined;
}

/** `<em>a</em><em>b</em>` would be `*a**b*`, which means something else. */
function mergeNeighbours(tree: Root): void {
  eachElement(tree, (node) => {
    node.children = merged(node.children);
  });
  tree.children = merged(tree.children as ElementContent[]);
}

function merged(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = text(last.value + node.value);
    } else if (isElement(node) && isElement(last, node.tagName) && mergeable.has(node.tagName)) {
      result[result.length - 1] = {
        ...last,
        children: merged([...last.children, ...node.children]),
      };
    } else result.push(node);
  }
  return result;
}
