import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, YAMLParseError } from 'yaml';
import { opening } from '../finding.ts';
import type { Place } from '../finding.ts';

/** Front matter with the places of what is written in it. */
export interface FrontMatter {
  /** What it says; empty when there is none, or it can't be read. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Why it can't be read, and where. */
  readonly unreadable: { readonly at: Place; readonly reason: string } | null;
  /** Where a field stands: the place of its key, or of the nearest thing around it that is written. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** A value as it is written, before YAML makes a date or a number of it; `undefined` where there is none. */
  textOf(path: readonly PropertyKey[]): string | undefined;
}

const fence = /^(---[ \t]*\r?\n)([\s\S]*?)(?:\r?\n)?^---[ \t]*$/m;

/** Reads the front matter that opens a file. */
export function frontMatterOf(source: string): FrontMatter {
  const match = source.startsWith('---') ? fence.exec(source) : null;
  if (!match) {
    return absent(
      source.startsWith('---')
        ? 'it has no end: write a line of three hyphens under its last field.'
        : 'it is missing. A file opens with a line of three hyphens, its fields (id, title, description, published and topics) and another such line: "npm run new" writes all of it, to copy from.',
    );
  }
  const [, , text = ''] = match;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: ['timestamp'],
    lineCounter: lines,
    prettyErrors: false,
  });
  // The opening fence is a line of its own.
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  const [error] = document.errors;
  if (error) return absent(reasonOf(error), placeAt(error.pos[0]));
  const data: unknown = document.toJS();
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return absent('it has no fields, such as "title: A good week".');
  }
  return {
    data: data as Record<string, unknown>,
    unreadable: null,
    placeOf(path) {
      const offset = offsetOf(document, path);
      return offset === undefined ? opening : placeAt(offset);
    },
    textOf(path) {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

function absent(reason: string, at = opening): FrontMatter {
  return {
    data: {},
    unreadable: { at, reason },
    placeOf: () => opening,
    textOf: () => undefined,
  };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const name of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(name),
      );
      if (!isPair(pair)) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(name)];
      offset = startOf(item) ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function reasonOf({ code, message }: YAMLParseError): string {
  if (code === 'TAB_AS_INDENT') return 'a tab stands before a field: write two spaces instead.';
  if (code === 'DUPLICATE_KEY') return 'a field stands there twice: take one of them out.';
  const reason = message.charAt(0).toLowerCase() + message.slice(1);
  return `${reason}. A text with a colon or a quotation mark in it needs quotes around it.`;
}
