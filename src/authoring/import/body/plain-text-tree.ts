import type { Element, ElementContent, Root } from 'hast';
import { element, text } from './rewriting.ts';

/**
 * A plain text as a tree: blank lines part paragraphs, lines that begin with a sign or consecutive numbers
 * are lists, and only a line that is underlined, or short and all in capitals, is a heading.
 */
export function plainTextTree(plain: string): Root {
  const blocks = plain.split(/\n[^\S\n]*\n\s*/).map((block) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
  return { type: 'root', children: blocks.filter((lines) => lines.length > 0).flatMap(blockOf) };
}

function blockOf(lines: readonly string[]): Element[] {
  const [first = '', second = '', ...rest] = lines;
  if (/^(?:={3,}|-{3,})$/.test(second) && first !== '')
    return [element('h2', linked(first)), ...(rest.length > 0 ? blockOf(rest) : [])];
  if (lines.length === 1 && isShouted(first)) return [element('h2', linked(first))];
  return [list(lines, /^[-*•–]\s+(?=\S)/, 'ul') ?? numbered(lines) ?? paragraph(lines)];
}

function isShouted(line: string): boolean {
  return /^[^\p{Ll}.!?:;,]{4,60}$/u.test(line) && (line.match(/\p{Lu}{2,}/gu) ?? []).length >= 2;
}

function list(lines: readonly string[], sign: RegExp, name: string): Element | undefined {
  if (lines.length < 2 || !lines.every((line) => sign.test(line))) return undefined;
  return element(
    name,
    lines.map((line) => element('li', linked(line.replace(sign, '')))),
  );
}

function numbered(lines: readonly string[]): Element | undefined {
  const numbers = lines.map((line) => Number(/^(\d{1,3})[.)]\s/.exec(line)?.[1] ?? NaN));
  const [start = NaN] = numbers;
  if (!numbers.every((number, index) => number === start + index)) return undefined;
  const found = list(lines, /^\d{1,3}[.)]\s+(?=\S)/, 'ol');
  if (found) found.properties['start'] = start;
  return found;
}

/** Lines that were broken at a margin flow together; short ones, such as a poem's, stay apart. */
function paragraph(lines: readonly string[]): Element {
  const wrapped = lines.slice(0, -1).every((line) => line.length >= 50);
  const children = lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [wrapped ? text(' ') : element('br', [])]),
    ...linked(line),
  ]);
  return element('p', children);
}

/** A line with its full addresses as links. */
function linked(line: string): ElementContent[] {
  return line
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
    .map((piece, index) =>
      index % 2 === 1 && URL.canParse(piece)
        ? element('a', [text(piece)], { href: piece })
        : text(piece),
    );
}
