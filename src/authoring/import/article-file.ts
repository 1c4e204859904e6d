import { Document, Scalar } from 'yaml';

/** The front matter of an imported article, as `article-schema.ts` takes it. */
export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly published: Date;
  readonly updated?: Date;
  readonly topics: readonly string[];
  readonly draft?: true;
  readonly cover?: { readonly src: string; readonly alt: string };
  readonly redirectFrom?: readonly string[];
  readonly mail?: unknown;
}

/** A page's file: its front matter and its words. */
export function pageFile(title: string, description: string, mdx: string): string {
  return file(new Document({ title, description }), mdx);
}

/** An article's file: its front matter and its words. */
export function articleFile(frontMatter: FrontMatter, mdx: string): string {
  const document = new Document(frontMatter, (_key, value: unknown) => value);
  for (const field of ['published', 'updated'] as const) {
    const moment = frontMatter[field];
    if (moment) document.set(field, plain(written(moment)));
  }
  document.set('id', plain(frontMatter.id));
  return file(document, mdx);
}

function file(frontMatter: Document, mdx: string): string {
  // Quoted, no text can be taken for a date or a number by another reader of YAML.
  const yaml = frontMatter.toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return `---\n${yaml}---\n\n${mdx.trim()}\n`;
}

function plain(value: string): Scalar {
  const scalar = new Scalar(value);
  scalar.type = 'PLAIN';
  return scalar;
}

/** A moment as an author would write it: a day where it is the start of one. */
function written(moment: Date): string {
  return moment
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/T00:00:00Z$/, '');
}
