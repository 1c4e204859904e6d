import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import type { SatteriAstroData } from '@astrojs/markdown-satteri';
import type { Root } from 'mdast';
import { mdxToJs, mdxToMdast } from 'satteri';
import { embeddedCalculators } from './embedded-calculators.ts';
import type { EmbeddedCalculator } from './embedded-calculators.ts';
import type { Place } from '../finding.ts';
import { frontMatterOf } from './written-front-matter.ts';
import type { FrontMatter } from './written-front-matter.ts';

/** The collections of `content/`, and what one file of each is called. */
export const kinds = { articles: 'article', pages: 'page', topics: 'topic' } as const;

export type Collection = keyof typeof kinds;

/** A file of `content/`, parsed once. */
export interface WrittenFile {
  /** The path from the project's folder. */
  readonly file: string;
  readonly collection: Collection;
  readonly slug: string;
  readonly source: string;
  readonly frontMatter: FrontMatter;
  /** What stands under the front matter; without children when it can't be compiled. */
  readonly body: Root;
  /** The calculators it embeds, worked with the props it gives them. */
  readonly calculators: readonly EmbeddedCalculator[];
  /** The ids its headings get on the page, footnotes included. */
  readonly headingIds: readonly string[];
  /** Why the body can't be compiled. */
  readonly fault: { readonly at: Place; readonly reason: string } | null;
  /** The place of a character of the source. */
  placeAt(offset: number): Place;
}

/**
 * Parses a file with the parser that the build uses. Nothing in it makes this throw: its faults are in the result.
 * @param today `YYYY-MM-DD`: some calculators begin their plan with the year they are built in.
 */
export async function writtenFile(
  named: Pick<WrittenFile, 'file' | 'collection' | 'slug'>,
  source: string,
  today: string,
): Promise<WrittenFile> {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  const common = {
    ...named,
    source,
    frontMatter: frontMatterOf(source),
    placeAt: (offset: number) => placeAt(starts, offset),
  };
  try {
    const body = mdxToMdast(source) as Root;
    return {
      ...common,
      body,
      calculators: embeddedCalculators(body, today),
      headingIds: await compiledHeadings(source),
      fault: null,
    };
  } catch (error) {
    return {
      ...common,
      body: { type: 'root', children: [] },
      calculators: [],
      headingIds: [],
      fault: faultOf(error),
    };
  }
}

async function compiledHeadings(source: string): Promise<string[]> {
  const astro: SatteriAstroData = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set(),
    remoteImagePaths: new Set(),
  };
  await mdxToJs(source, {
    hastPlugins: [satteriHeadingIdsPlugin()],
    features: { gfm: true, smartPunctuation: true },
    data: { astro },
  });
  return astro.headings.map(({ slug }) => slug);
}

/** What the parser says begins with the place and ends with its own name for the fault. */
function faultOf(error: unknown): NonNullable<WrittenFile['fault']> {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column, reason] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \([a-z-]+:[a-z-]+\))?$/.exec(message) ?? [];
  return {
    at: { line: Number(line ?? 1), column: Number(column ?? 1) },
    reason: reason ?? message,
  };
}

function placeAt(starts: readonly number[], offset: number): Place {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
