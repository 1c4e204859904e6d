import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import type { MarkdownHeading, MDXInstance } from 'astro';
import type { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { evaluate } from 'satteri';
import type { EvaluateOptions } from 'satteri';
import { articleMarkdown, staticMarkup } from './article-markdown.ts';
import { asAstroComponent } from './astro-internals.ts';
import type { CompiledMdx } from './astro-internals.ts';

interface Runtime {
  readonly Fragment: typeof Fragment;
  readonly jsx: typeof jsx;
  readonly jsxs: typeof jsxs;
}

/**
 * Compiles MDX into a component at once. The settings are those @astrojs/mdx gives the same compiler, so that
 * a text comes out byte for byte as it would from a module; the one thing it can't do is import.
 * @param runtime Astro's JSX runtime, which only Astro's own build can load.
 */
export async function compileWithoutVite(
  source: string,
  runtime: Runtime,
): Promise<{ Content: MDXInstance<object>['Content']; headings: MarkdownHeading[] }> {
  const astro = {
    frontmatter: {},
    headings: [] as MarkdownHeading[],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const { default: Content } = await evaluate(source, {
    // Astro says more of the arguments than the compiler does.
    ...(runtime as Pick<EvaluateOptions, 'Fragment' | 'jsx' | 'jsxs'>),
    data: { astro },
    hastPlugins: [...articleMarkdown.options.hastPlugins, satteriHeadingIdsPlugin()],
    features: { gfm: true, smartPunctuation: true },
    elementAttributeNameCase: 'html',
    optimizeStatic: {
      component: 'Fragment',
      prop: 'set:html',
      ignoreElements: staticMarkup.ignoreElementNames,
    },
  });
  return {
    Content: asAstroComponent(Content as CompiledMdx, runtime.Fragment),
    headings: astro.headings,
  };
}
