import { render } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import type { MarkdownHeading, MDXInstance } from 'astro';
import { readFile } from 'node:fs/promises';
import { asAstroComponent } from '../build/astro-internals.ts';
import { compiledMdx } from '../build/compiled-mdx.ts';
import type { JsxRuntime } from '../build/compiled-mdx.ts';
import type { PlainText } from '../build/plain-text.ts';
import { plainTextOf } from '../build/plain-texts.ts';
import { absolute, articlePath, topicPath } from './addresses.ts';
import { bodyFactsOf } from './body-facts.ts';

type Written = CollectionEntry<'articles' | 'topics' | 'pages'>;

/** A text, ready to stand in a page. */
export type WrittenContent =
  | PlainText
  | {
      readonly html?: never;
      readonly portable?: never;
      readonly Content: MDXInstance<object>['Content'];
      readonly headings: readonly MarkdownHeading[];
    };

/**
 * Compiles what an author wrote. Plain text is finished as it is. Vite compiles a text that imports something or
 * has its pictures beside it, as a module of its own; every other is compiled here and now.
 * @throws a sentence when an article uses a component that doesn't exist.
 */
export async function articleContent(entry: Written): Promise<WrittenContent> {
  const { needsVite, components } = bodyFactsOf(entry);
  if (needsVite) return render(entry);
  const plain = components.length === 0 ? await plainContent(entry) : null;
  if (plain) return plain;
  const known = compiledOnce.get(nameOf(entry));
  // A page and a feed want the same text; for a third there is seldom a need, and many texts are much to hold.
  if (known) compiledOnce.delete(nameOf(entry));
  const compiled = known ?? compiledText(entry.filePath ?? '');
  if (!known) compiledOnce.set(nameOf(entry), compiled);
  return compiled;
}

/** What a plain text comes to for feeds and mails, where it was compiled for its page before. */
export const portableOfPage = (entry: Written): Uint8Array | undefined =>
  portables.get(nameOf(entry));

const compiledOnce = new Map<string, Promise<WrittenContent>>();
const portables = new Map<string, Uint8Array>();

const nameOf = ({ collection, id, digest }: Written): string => `${collection} ${id} ${digest}`;

async function plainContent(entry: Written): Promise<PlainText | null> {
  const address = absolute(pathOf(entry));
  const plain = await plainTextOf({ file: entry.filePath ?? '', address });
  if (plain) portables.set(nameOf(entry), plain.portable);
  return plain;
}

async function compiledText(file: string): Promise<WrittenContent> {
  // Astro says more of the arguments than the compiler does.
  const runtime = { Fragment, jsx, jsxs } as JsxRuntime;
  const { Content, headings } = compiledMdx(await readFile(file, 'utf8'), runtime);
  return { Content: asAstroComponent(Content, Fragment), headings };
}

function pathOf(entry: Written): string {
  if (entry.collection === 'articles') return articlePath(entry);
  return entry.collection === 'topics' ? topicPath(entry) : `/${entry.id}/`;
}
