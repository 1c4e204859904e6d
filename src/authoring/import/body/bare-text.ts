import type { Element, ElementContent, Root } from 'hast';
import { isInline } from './nesting.ts';
import { element, isElement, text } from './rewriting.ts';

/**
 * Puts bare text into paragraphs. Old editors stored paragraphs as bare text with blank lines between, where
 * a single line end is a line break; text without any blank line stays as HTML means it.
 */
export function wrapBareText(tree: Root): void {
  splitAtBlankLines(tree);
  wrapRuns(tree);
}

function splitAtBlankLines(tree: Root): void {
  const everywhere = [...holders(tree)];
  if (!everywhere.some((holder) => hasBlankLine(holder.children as ElementContent[]))) return;
  for (const holder of everywhere) {
    const children = holder.children as ElementContent[];
    if (holder === tree || hasBlankLine(children)) holder.children = withParagraphs(children);
  }
}

const blankLine = /\n[^\S\n]*\n/;

function* holders(holder: Root | Element): Generator<Root | Element> {
  yield holder;
  for (const child of holder.children)
    if (isElement(child, 'div', 'blockquote', 'li')) yield* holders(child);
}

function hasBlankLine(children: readonly ElementContent[]): boolean {
  return runsOf(children).some(
    (run) =>
      Array.isArray(run) &&
      !isBlank(run) &&
      run.some((node) => node.type === 'text' && blankLine.test(node.value.trim())),
  );
}

function withParagraphs(children: readonly ElementContent[]): ElementContent[] {
  return runsOf(children).flatMap((run) => (Array.isArray(run) ? paragraphs(run) : [run]));
}

function paragraphs(run: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[][] = [[]];
  for (const node of run) {
    if (node.type !== 'text') {
      result.at(-1)?.push(node);
      continue;
    }
    for (const [index, piece] of node.value.split(/[^\S\n]*\n[^\S\n]*\n\s*/).entries()) {
      if (index > 0) result.push([]);
      for (const [line, words] of piece.split('\n').entries()) {
        if (line > 0) result.at(-1)?.push(element('br', []));
        if (words !== '') result.at(-1)?.push(text(words));
      }
    }
  }
  return result.filter((nodes) => !isBlank(nodes)).map((nodes) => element('p', nodes));
}

/** Puts what stands bare beside blocks into paragraphs, so that it stays apart from what comes next. */
function wrapRuns(holder: Root | Element): void {
  for (const child of holder.children) if (isElement(child)) wrapRuns(child);
  const children = holder.children as ElementContent[];
  const wraps =
    holder.type === 'root' || isElement(holder, 'div', 'blockquote', 'footnote-definition');
  const wrapsItem =
    isElement(holder, 'li') &&
    !children.every((child) => isInline(child) || isElement(child, 'ul', 'ol'));
  if ((!wraps && !wrapsItem) || children.every(isInline)) return;
  holder.children = runsOf(children).flatMap((run) => {
    if (!Array.isArray(run)) return isElement(run, 'p') && isBlank(run.children) ? [] : [run];
    return isBlank(run) ? [] : [element('p', run)];
  });
}

/** Neighbours that may stand in one paragraph together, and blocks alone. */
function runsOf(children: readonly ElementContent[]): (ElementContent[] | ElementContent)[] {
  const result: (ElementContent[] | ElementContent)[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (!isInline(child)) result.push(child);
    else if (Array.isArray(last)) last.push(child);
    else result.push([child]);
  }
  return result;
}

/** Whether a run has nothing to show. */
function isBlank(run: readonly ElementContent[]): boolean {
  return run.every((node) =>
    node.type === 'text' ? node.value.trim() === '' : isElement(node, 'br'),
  );
}
