import { readFile } from 'node:fs/promises';
import { YAMLParseError, parse } from 'yaml';

/** The source of an article, a topic or a page, as its author wrote it. */
export interface SourceFile {
  /** The whole file. */
  readonly text: string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** What stands under the front matter. */
  readonly body: string;
}

const frontMatterBlock = /^\uFEFF?---[^\S\n]*\r?\n([\s\S]*?)^---[^\S\n]*(?:\r?\n|$)/m;

/**
 * Reads a source file.
 * @throws a sentence with the line when the front matter isn't YAML.
 */
export async function readSourceFile(path: string): Promise<SourceFile> {
  return sourceFile(await readFile(path, 'utf8'), path);
}

/**
 * Divides a source into its front matter and its body. Without front matter everything is body.
 * @param path opens the sentence when the front matter can't be read.
 */
export function sourceFile(text: string, path: string): SourceFile {
  const { yaml, body } = dividedSource(text);
  return { text, frontMatter: yaml === undefined ? {} : parsed(yaml, path), body };
}

/** A source as the YAML between its opening lines of hyphens, without them, and what stands below. */
export function dividedSource(text: string): { yaml: string | undefined; body: string } {
  const block = frontMatterBlock.exec(text);
  if (block?.index !== 0) return { yaml: undefined, body: text };
  return { yaml: block[1] ?? '', body: text.slice(block[0].length) };
}

function parsed(yaml: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml, { customTags: ['timestamp'], prettyErrors: true });
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    // The block begins under its opening line.
    const line = (error.linePos?.[0].line ?? 0) + 1;
    const [reason] = error.message.split(' at line ');
    throw new Error(
      `${path}, line ${line}: the front matter can't be read (${reason}). A text with a colon or a quotation mark in it needs quotes around it.`,
      { cause: error },
    );
  }
}
