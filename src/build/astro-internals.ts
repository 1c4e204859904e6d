import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MDXInstance } from 'astro';
import type { CompiledMdx } from './compiled-mdx.ts';

// What this project needs of Astro that Astro's documentation doesn't promise stands here, and nowhere else.
// tests/site/astro-internals.test.ts fails with a sentence when a new release does it differently.

/** Where Astro's incremental build keeps its list of pages and its copies of them, in its cache folder. */
export const incrementalFiles = { list: 'incremental-build.json', copies: 'dist' };

/** Makes Astro build every page again. */
export async function forgetPages(cacheFolder: string): Promise<void> {
  await rm(join(cacheFolder, incrementalFiles.list), { force: true });
  await rm(join(cacheFolder, incrementalFiles.copies), { recursive: true, force: true });
}

/**
 * Makes compiled MDX a component that pages can use: with the marks that @astrojs/mdx writes under each module,
 * so that Astro knows which of its renderers is meant.
 */
export function asAstroComponent(
  compiled: CompiledMdx,
  Fragment: unknown,
): MDXInstance<object>['Content'] {
  const component = (props: { components?: object } = {}): unknown =>
    compiled({ ...props, components: { Fragment, ...props.components } });
  return Object.assign(component, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro:renderer')]: 'astro:jsx',
  }) as unknown as MDXInstance<object>['Content'];
}
