import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Lose } from '../losses.ts';
import { isInline } from '../nesting.ts';
import { element, isElement, rewrite, text } from '../rewriting.ts';
import { wordsOf } from '../words.ts';

/**
 * Makes tables such as Markdown can write: a heading row, cells of one paragraph, no table in a table. One
 * that only places things on the page becomes what it places.
 * @param lose is told where a table got simpler.
 */
export function simplifyTables(tree: Root, lose: Lose): void {
  rewrite(tree, (node) => {
    if (!isElement(node, 'table')) return [node];
    const rows = rowsOf(node);
    const captions = node.children.filter((child) => isElement(child, 'caption'));
    const titles = captions.map((caption) =>
      element('div', 'children' in caption ? caption.children : []),
    );
    const cells = rows.flatMap((row) => cellsOf(row));
    const outside = strayWords(node);
    if (cells.length <= 1 || rows.every((row) => cellsOf(row).length <= 1 && holdsBlocks(row))) {
      return [
        text(' '),
        ...titles,
        ...outside,
        ...cells.map(({ children }) => element('div', children)),
      ];
    }
    if (
      cells.some(({ properties }) => spans(properties['colSpan']) || spans(properties['rowSpan']))
    )
      lose('A table with joined cells was simplified: each stands in the first of its places');
    if (cells.some(({ children }) => !children.every(isInline)))
      lose('A table with paragraphs, lists or the like in its cells was simplified');
    for (const cell of cells) cell.children = oneParagraph(cell.children);
    const [first, ...others] = rows;
    return [
      ...titles,
      ...outside,
      {
        ...node,
        children: [element('thead', first ? [asHeader(first)] : []), element('tbody', others)],
      },
    ];
  });
}

const spans = (value: unknown): boolean => Number(value) > 1;

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [child];
    return isElement(child, 'thead', 'tbody', 'tfoot')
      ? child.children.filter((row) => isElement(row, 'tr'))
      : [];
  });
}

const cellsOf = (row: Element): Element[] =>
  row.children.filter((cell) => isElement(cell, 'td', 'th'));

function holdsBlocks(row: Element): boolean {
  return cellsOf(row).some((cell) => !cell.children.every(isInline));
}

function strayWords(table: Element): ElementContent[] {
  const stray = (holder: Element): ElementContent[] =>
    holder.children.flatMap((child) => {
      if (isElement(child, 'thead', 'tbody', 'tfoot', 'tr')) return stray(child);
      return isElement(child, 'td', 'th', 'caption') ? [] : [child];
    });
  const nodes = stray(table);
  return wordsOf(element('div', nodes)) === '' ? [] : [element('div', nodes)];
}

function asHeader(row: Element): Element {
  return { ...row, children: cellsOf(row).map((cell) => ({ ...cell, tagName: 'th' })) };
}

/** What stands in a cell as one paragraph: line breaks between what were blocks. */
function oneParagraph(children: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [[]];
  const collect = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (isInline(node)) lines.at(-1)?.push(node);
      else if (isElement(node)) {
        lines.push([]);
        if (isElement(node, 'pre')) lines.at(-1)?.push(element('code', node.children));
        else collect(node.children);
        lines.push([]);
      }
    }
  };
  collect(children);
  const said = lines.filter((line) =>
    line.some((node) => node.type !== 'text' || node.value.trim() !== ''),
  );
  const joined = said.flatMap((line, index) => (index > 0 ? [element('br', []), ...line] : line));
  const cell = element('td', joined);
  visit(cell, 'text', (node) => {
    node.value = node.value.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
  });
  return cell.children.length > 0 ? cell.children : [text('')];
}
