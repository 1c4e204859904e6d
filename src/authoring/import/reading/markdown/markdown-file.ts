import { TomlDate, TomlError, parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { dividedSource } from '../../../../articles/front-matter/source-file.ts';

/** A Markdown file taken apart. */
export interface MarkdownFile {
  readonly fields: Fields;
  readonly body: string;
  /** What could not be read of the fields, as sentences. */
  readonly lost: readonly string[];
}

/** What a front matter or a settings file says, by its keys. Dates are the texts that were written. */
export type Fields = Readonly<Record<string, unknown>>;

const tomlForm = /^\+\+\+[ \t]*\n(?:(.*?)\n)?\+\+\+[ \t]*(?:\n|$)/s;

/** Takes a Markdown file apart into its front matter (YAML between `---`, TOML between `+++`) and its text. */
export function markdownFile(file: string): MarkdownFile {
  const text = file
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*(?=---|\+\+\+)/, '')
    // YAML may end with dots as well.
    .replace(/^(---[ \t]*\n(?:(?!---).*\n)*?)\.{3}[ \t]*$/m, '$1---');
  const toml = tomlForm.exec(text);
  if (toml) return { ...tomlFields(toml[1] ?? ''), body: text.slice(toml[0].length) };
  const { yaml, body } = dividedSource(text);
  if (yaml !== undefined) return { ...yamlFields(yaml), body };
  const unclosed = /^(?:---|\+\+\+)[ \t]*\n\s*[\w-]+[ \t]*[:=]/.test(text);
  return {
    fields: {},
    body: text,
    lost: unclosed
      ? ['Line 1: the front matter that begins here has no end, so all of it was taken for text']
      : [],
  };
}

/** The fields of a piece of YAML; of one that can't be read, its simple lines. */
export function yamlFields(source: string): Pick<MarkdownFile, 'fields' | 'lost'> {
  const document = parseDocument(source, { uniqueKeys: false });
  const [error] = document.errors;
  if (error) return simpleLines(source, error.linePos?.[0].line, 'YAML');
  return { fields: record(document.toJS({ maxAliasCount: 100 })), lost: [] };
}

/** The fields of a piece of TOML; of one that can't be read, its simple lines. */
export function tomlFields(source: string): Pick<MarkdownFile, 'fields' | 'lost'> {
  try {
    // The dates of TOML are those of ISO 8601, and no other value.
    return { fields: record(asWritten(parseToml(source))), lost: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return simpleLines(source, error.line, 'TOML');
  }
}

function asWritten(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace(/(?<=:\d\d)\.000/, '');
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]));
}

/** An object's fields; none of anything else. */
export function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

// Most often a title with a colon and no quotation marks.
function simpleLines(
  source: string,
  line: number | undefined,
  language: string,
): Pick<MarkdownFile, 'fields' | 'lost'> {
  const lines = source.matchAll(/^([\w-]+)(?::[ \t]+|[ \t]*=[ \t]*)(.+)$/gm);
  return {
    fields: Object.fromEntries(
      [...lines].map(([, key = '', value = '']) => [
        key,
        value.trim().replace(/^(["'])(.*)\1$/, '$2'),
      ]),
    ),
    // The line is that of the file, whose first one opens the front matter.
    lost: [
      `Line ${(line ?? 1) + 1}: the front matter isn't quite ${language}, so only its simple lines were read: compare the fields`,
    ],
  };
}
