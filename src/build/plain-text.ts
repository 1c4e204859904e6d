import { readFile } from 'node:fs/promises';
import type { MarkdownHeading } from 'astro';
import { withFullAddresses } from '../articles/full-addresses.ts';
import { compiledMdx } from './compiled-mdx.ts';

/**
 * A text of nothing but Markdown: it comes to the same HTML wherever it is shown. In UTF-8: the texts of ten
 * thousand articles are held for their feeds, and as strings they would take twice the memory.
 */
export interface PlainText {
  readonly html: Uint8Array;
  readonly headings: readonly MarkdownHeading[];
  /** The same for feeds and mails. */
  readonly portable: Uint8Array;
}

/** What is asked of a thread. */
export interface PlainTextAsked {
  readonly file: string;
  /** The full address of its page. */
  readonly address: string;
}

const utf8 = new TextEncoder();

// The compiler leaves Markdown as finished HTML in fragments. Whatever else a text makes is not for here.
const Fragment = Symbol('Fragment');

class NotPlain extends Error {}

class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function plainJsx(type: unknown, props: unknown): Html {
  if (type !== Fragment) throw new NotPlain();
  const { 'set:html': html, children } = props as { 'set:html'?: unknown; children?: unknown };
  return new Html(typeof html === 'string' ? html : [children].flat().map(htmlOf).join(''));
}

/** Of strings only the space between blocks: others are words, which would have to be escaped. */
function htmlOf(child: unknown): string {
  if (child instanceof Html) return child.text;
  if (typeof child === 'string' && child.trim() === '') return child;
  throw new NotPlain();
}

/**
 * Makes HTML of a text without components, for worker threads; `null` where it has pictures, expressions or
 * elements written by hand, which need the page they stand in.
 */
export default async function plainText(asked: PlainTextAsked): Promise<PlainText | null> {
  const { Content, headings } = compiledMdx(await readFile(asked.file, 'utf8'), {
    Fragment,
    jsx: plainJsx,
    jsxs: plainJsx,
  });
  try {
    const html = htmlOf(Content({ components: { Fragment } }));
    const portable = withFullAddresses(html, asked.address);
    return { html: utf8.encode(html), headings, portable: utf8.encode(portable) };
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
