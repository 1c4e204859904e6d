import type { Heading, Nodes, Paragraph, TableCell } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { opening } from '../finding.ts';
import type { Place } from '../finding.ts';
import type { WrittenFile } from './written-file.ts';

/** A run of words as a reader meets it. */
export interface Passage {
  readonly node: Heading | Paragraph | TableCell;
  /** Its words: no code, no expressions, no comments. */
  readonly text: string;
  /** Whether somebody else says it: it stands in a block quotation. */
  readonly quoted: boolean;
}

/** The headings, paragraphs and table cells of a file, in order. */
export function passages(file: WrittenFile): Passage[] {
  const found: Passage[] = [];
  const collect = (root: Nodes, quoted: boolean): void =>
    visit(root, (node) => {
      if (node !== root && node.type === 'blockquote') {
        collect(node, true);
        return SKIP;
      }
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
        found.push({ node, text: wordsOf(node), quoted });
        return SKIP;
      }
      return undefined;
    });
  collect(file.body, false);
  return found;
}

/** The words in a node, without code, expressions, comments and the texts of pictures. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

/** Where a node begins. */
export function placeOf(node: Nodes): Place {
  const { line, column } = node.position?.start ?? opening;
  return { line, column };
}

/**
 * Where a text stands in a node.
 * @param occurrence which of several, counted from 0.
 * @returns where the node begins when the source writes the text in another way.
 */
export function placeOfText(file: WrittenFile, node: Nodes, text: string, occurrence = 0): Place {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return placeOf(node);
  let offset = start.offset - 1;
  for (let left = occurrence; left >= 0; left -= 1) {
    offset = file.source.indexOf(text, offset + 1);
    if (offset < 0 || offset >= end.offset) return placeOf(node);
  }
  return file.placeAt(offset);
}
