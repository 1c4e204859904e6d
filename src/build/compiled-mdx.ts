import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import type { MarkdownHeading } from 'astro';
import { evaluate } from 'satteri';
import type { EvaluateOptions } from 'satteri';
import { articleMarkdown, staticMarkup } from './article-markdown.ts';

/** What makes elements of compiled MDX. */
export type JsxRuntime = Pick<EvaluateOptions, 'Fragment' | 'jsx' | 'jsxs'>;

/** What the compiler makes of a text: gives what the runtime made of its elements. */
export type CompiledMdx = (props: { components?: object }) => unknown;

/**
 * Compiles MDX without Vite, in a hundredth of the time. The settings are those @astrojs/mdx gives the same
 * compiler, so that a text comes out byte for byte as it would from a module; the one thing it can't do is import.
 */
export function compiledMdx(
  source: string,
  runtime: JsxRuntime,
): { Content: CompiledMdx; headings: MarkdownHeading[] } {
  const astro = {
    frontmatter: {},
    headings: [] as MarkdownHeading[],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  // It is only a promise where a plugin is asynchronous, which none of ours is.
  const compiled = evaluate(source, {
    ...runtime,
    data: { astro },
    hastPlugins: [...articleMarkdown.options.hastPlugins, satteriHeadingIdsPlugin()],
    features: { gfm: true, smartPunctuation: true },
    elementAttributeNameCase: 'html',
    optimizeStatic: {
      component: 'Fragment',
      prop: 'set:html',
      ignoreElements: staticMarkup.ignoreElementNames,
    },
  }) as { default: CompiledMdx };
  return { Content: compiled.default, headings: astro.headings };
}
