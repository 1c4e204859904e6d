import { mdxToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import type { RenderedContent } from 'astro:content';
import { site } from '../site.ts';
import { readingMinutes } from './reading-time.ts';
import type { SourceFile } from './source-file.ts';

/** What the site wants to know of a body without having it at hand. */
export interface BodyFacts {
  /** Minutes it takes to read. */
  readonly minutes: number;
  /** The components it uses, such as `GoalPrice`. */
  readonly components: readonly string[];
  /** Whether only Vite can compile it: it imports something, or shows a picture that lies beside it. */
  readonly needsVite: boolean;
}

/**
 * Reads the facts off a body, by the parser that renders it.
 * @param path opens the sentence when the body can't be parsed.
 */
export function bodyFacts({ text, body }: SourceFile, path: string): BodyFacts {
  const components = new Set<string>();
  let needsVite = false;
  const visit = (node: MdastNode): void => {
    if (node.type === 'mdxjsEsm') needsVite = true;
    if ((node.type === 'image' || node.type === 'definition') && liesBeside(node.url)) {
      needsVite = true;
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name && /^[A-Z]/.test(node.name)) components.add(node.name);
    }
    if ('children' in node) node.children.forEach((child) => visit(child));
  };
  visit(parsed(text, path));
  const minutes = readingMinutes(body, site.language);
  return { minutes, components: [...components], needsVite };
}

function parsed(text: string, path: string): MdastNode {
  try {
    return mdxToMdast(text, { position: false });
  } catch (error) {
    const [, line, column, reason] =
      /^(\d+):(\d+):\s*([^]*)$/.exec(error instanceof Error ? error.message : String(error)) ?? [];
    throw new Error(
      `${path}${line ? `, line ${line}, column ${column}` : ''}: the text can't be read (${reason ?? String(error)}). A "<" or "{" that is meant as a character needs a backslash before it.`,
      { cause: error },
    );
  }
}

function liesBeside(address: string): boolean {
  return !address.startsWith('/') && !address.startsWith('#') && !URL.canParse(address);
}

/** The facts of an entry, as they were read when it was loaded. */
export function bodyFactsOf({ rendered }: { rendered?: RenderedContent }): BodyFacts {
  // Only the loader writes this, and it is made anew whenever the code here changes.
  return rendered?.metadata?.['facts'] as BodyFacts;
}
