import { render } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import type { MarkdownHeading, MDXInstance } from 'astro';
import { readFile } from 'node:fs/promises';
import { compileWithoutVite } from '../build/compile-without-vite.ts';
import { bodyFactsOf } from './body-facts.ts';

/** A text, ready to stand in a page. */
export interface WrittenContent {
  readonly Content: MDXInstance<object>['Content'];
  readonly headings: readonly MarkdownHeading[];
}

/**
 * Compiles what an author wrote. Vite compiles a text that imports something or has its pictures beside it,
 * as a module of its own; every other is compiled here and now, which takes a hundredth of the time.
 * @throws a sentence when an article uses a component that doesn't exist.
 */
export async function articleContent(
  entry: CollectionEntry<'articles' | 'topics' | 'pages'>,
): Promise<WrittenContent> {
  if (bodyFactsOf(entry).needsVite) return render(entry);
  const name = `${entry.collection} ${entry.id} ${entry.digest}`;
  const known = compiledOnce.get(name);
  // A page and a feed want the same text; for a third there is seldom a need, and many texts are much to hold.
  if (known) compiledOnce.delete(name);
  const compiled = known ?? compileFile(entry.filePath ?? '');
  if (!known) compiledOnce.set(name, compiled);
  return compiled;
}

const compiledOnce = new Map<string, Promise<WrittenContent>>();

async function compileFile(file: string): Promise<WrittenContent> {
  return compileWithoutVite(await readFile(file, 'utf8'), { Fragment, jsx, jsxs });
}
