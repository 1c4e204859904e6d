import type { Element, ElementContent, Root } from 'hast';
import { isInline } from '../nesting.ts';
import type { Holder } from '../rewriting.ts';
import { element, isElement, rewrite, text } from '../rewriting.ts';

/**
 * Makes code of several lines a block, which keeps its lines: old editors knew only the sign for code within a
 * line. Two lines alone may be a line that was broken at a margin, unless nothing else stands beside them.
 */
export function blockCode(tree: Root): void {
  rewrite(tree, (node, parent) => {
    if (!isElement(node, 'code') || !isPlain(node) || !standsFree(node, parent)) return [node];
    const code = linesOf(node);
    const lines = code.split('\n').length;
    return lines > 2 || (lines === 2 && isAlone(node, parent))
      ? [element('pre', [{ ...node, children: [text(code)] }])]
      : [node];
  });
}

/** Whether it holds nothing that a block of code can't: no links, pictures or blocks. */
function isPlain(code: Element): boolean {
  return code.children.every(
    (child) =>
      child.type === 'text' ||
      isElement(child, 'br') ||
      (isElement(child, 'strong', 'em', 'del', 'mark', 'kbd', 'sub', 'sup') && isPlain(child)),
  );
}

/** Whether words beside it stay apart from it when it becomes a block. */
function standsFree(code: Element, parent: Holder): boolean {
  if (parent.type !== 'root' && !isElement(parent, 'p', 'div', 'li', 'blockquote')) return false;
  const at = parent.children.indexOf(code);
  const [before, after] = [parent.children[at - 1], parent.children[at + 1]];
  const isApart = (beside: ElementContent | undefined, space: RegExp): boolean =>
    beside === undefined ||
    isElement(beside, 'br') ||
    !isInline(beside) ||
    (beside.type === 'text' && space.test(beside.value));
  return (
    isApart(before as ElementContent | undefined, /\s$/) &&
    isApart(after as ElementContent | undefined, /^\s/)
  );
}

function isAlone(code: Element, parent: Holder): boolean {
  return parent.children.every(
    (child) =>
      child === code || (child.type === 'text' ? child.value.trim() === '' : !isElement(child)),
  );
}

const broken = '\u0001';

function linesOf(code: Element): string {
  return (
    textOf(code)
      // A sign for a line's end and the end of the line in the file are one.
      .replace(/\u0001\n?/g, '\n')
      .replace(/^\n+|\s+$/g, '')
  );
}

function textOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (isElement(child, 'br')) return broken;
      return isElement(child) ? textOf(child) : '';
    })
    .join('');
}
