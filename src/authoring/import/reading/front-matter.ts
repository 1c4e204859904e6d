import { parseDocument } from 'yaml';
import { tomlFields } from './toml-fields.ts';

/** A Markdown file taken apart. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** What could not be read of the fields, as sentences. */
  readonly lost: readonly string[];
}

const yamlForm = /^---[ \t]*\n(?:(.*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/s;
const tomlForm = /^\+\+\+[ \t]*\n(?:(.*?)\n)?\+\+\+[ \t]*(?:\n|$)/s;

/** Takes a Markdown file apart into its front matter (YAML between `---`, TOML between `+++`) and its text. */
export function frontMatter(file: string): FrontMatter {
  const text = file.replace(/\r\n?/g, '\n').replace(/^\s*(?=---|\+\+\+)/, '');
  const yaml = yamlForm.exec(text);
  if (yaml) return { ...yamlFields(yaml[1] ?? ''), body: text.slice(yaml[0].length) };
  const toml = tomlForm.exec(text);
  if (toml) return { ...tomlFields(toml[1] ?? ''), body: text.slice(toml[0].length) };
  const unclosed = /^(?:---|\+\+\+)[ \t]*\n\s*[\w-]+[ \t]*[:=]/.test(text);
  return {
    fields: {},
    body: text,
    lost: unclosed
      ? ['Line 1: the front matter that begins here has no end, so all of it was taken for text']
      : [],
  };
}

function yamlFields(source: string): Pick<FrontMatter, 'fields' | 'lost'> {
  const document = parseDocument(source, { uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    // The line is that of the file, whose first one is the `---`.
    const line = (error.linePos?.[0].line ?? 1) + 1;
    return {
      fields: plainLines(source),
      lost: [
        `Line ${line}: the front matter isn't quite YAML, so only its simple lines were read: compare the fields`,
      ],
    };
  }
  const fields = document.toJS({ maxAliasCount: 100 }) as unknown;
  return { fields: typeof fields === 'object' && fields !== null ? { ...fields } : {}, lost: [] };
}

// Most often a title with a colon and no quotation marks.
function plainLines(source: string): Record<string, string> {
  const lines = source.matchAll(/^([\w-]+):[ \t]+(.+)$/gm);
  return Object.fromEntries(
    [...lines].map(([, key = '', value = '']) => [
      key,
      value.trim().replace(/^(["'])(.*)\1$/, '$2'),
    ]),
  );
}
