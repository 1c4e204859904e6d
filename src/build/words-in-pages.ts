import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Visitor, parseSync } from 'vite';
import type { ESTree, Plugin } from 'vite';

const FOLDER = fileURLToPath(new URL('../calculators/', import.meta.url));
const SOURCES = /\/src\/calculators\/.+\.ts(?:\?in=[\w-]+)?$/;
/** Stands in a text where its sentence has a value. */
const HOLE = '{}';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A marked sentence in a source: what it says, and where. */
interface Sentence {
  readonly text: string;
  readonly node: ESTree.TaggedTemplateExpression;
}

/**
 * Leaves the calculators' words out of their scripts: the page that shows a calculator brings them, and most
 * of them stand in it anyway. A sentence marked as `` say`…` `` becomes `say(12, …)` of `words-of-page.ts`, and `asked(name, …)`
 * loses the fields it would make. `virtual:words` gives the pages the texts by folder and number.
 */
export function wordsInPages(): Plugin {
  const { numbers, byFolder } = numbered();
  return {
    name: 'words-in-pages',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^virtual:words$|\/words\.ts$/ },
      handler(id, importer) {
        if (id.startsWith('virtual:')) return `\0${id}`;
        const { mode, name } = this.environment;
        return name === 'client' && mode === 'build'
          ? this.resolve(id.replace('/words.ts', '/words-of-page.ts'), importer)
          : null;
      },
    },
    load: {
      filter: { id: /^\0virtual:words$/ },
      handler: () => `export const wordsByFolder = ${JSON.stringify(byFolder)};`,
    },
    transform: {
      filter: { id: SOURCES },
      handler(code, id) {
        const inBrowser = this.environment.name === 'client' && this.environment.mode === 'build';
        return inBrowser ? { code: withoutWords(code, id, numbers), map: null } : null;
      },
    },
  };
}

/** The source without its marked words: what is left of them are their numbers and values. */
export function withoutWords(
  code: string,
  file: string,
  numbers: ReadonlyMap<string, number>,
): string {
  const edits: Edit[] = [];
  for (const { text, node } of sentencesIn(code, file)) {
    let end = node.start;
    let next = `say(${numbers.get(text) ?? 0}`;
    for (const value of node.quasi.expressions) {
      edits.push({ start: end, end: value.start, text: `${next}, ` });
      end = value.end;
      next = '';
    }
    edits.push({ start: end, end: node.end, text: `${next})` });
  }
  new Visitor({
    CallExpression({ callee, arguments: [, fields] }) {
      if (callee.type === 'Identifier' && callee.name === 'asked' && fields) {
        edits.push({ start: fields.start, end: fields.end, text: 'null' });
      }
    },
  }).visit(parseSync(file, code, { lang: 'ts' }).program);
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: to }) => text.slice(0, start) + to + text.slice(end), code);
}

/** Every marked sentence of the calculators, once, with its number. */
function numbered(): {
  numbers: ReadonlyMap<string, number>;
  byFolder: Readonly<Record<string, Record<number, string>>>;
} {
  const numbers = new Map<string, number>();
  const byFolder: Record<string, Record<number, string>> = {};
  for (const path of globSync('*/*.ts', { cwd: FOLDER }).toSorted()) {
    const [folder = ''] = path.split(sep);
    for (const { text } of sentencesIn(readFileSync(FOLDER + path, 'utf8'), path)) {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      (byFolder[folder] ??= {})[number] = text;
    }
  }
  return { numbers, byFolder };
}

function sentencesIn(code: string, file: string): Sentence[] {
  const sentences: Sentence[] = [];
  new Visitor({
    TaggedTemplateExpression(node) {
      if (node.tag.type !== 'Identifier' || node.tag.name !== 'say') return;
      const parts = node.quasi.quasis.map(({ value }) => value.cooked ?? '');
      sentences.push({ text: parts.join(HOLE), node });
    },
  }).visit(parseSync(file, code, { lang: 'ts' }).program);
  return sentences;
}
