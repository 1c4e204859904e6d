import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import type { MarkdownHeading, MDXInstance } from 'astro';
import { evaluate } from 'satteri';
import type { EvaluateOptions } from 'satteri';
import { articleMarkdown, staticMarkup } from './article-markdown.ts';

/** Astro's own types say more of their arguments than the compiler's do. */
type Runtime = Record<
  keyof Pick<EvaluateOptions, 'jsx' | 'jsxs'>,
  (...call: never[]) => unknown
> & { Fragment: unknown };

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
    Content: asAstroComponent(Content as Component, runtime.Fragment),
    headings: astro.headings,
  };
}

type Component = (props: { components?: object }) => unknown;

/** What @astrojs/mdx writes under each module, so that Astro knows which of its renderers is meant. */
function asAstroComponent(content: Component, Fragment: unknown): MDXInstance<object>['Content'] {
  const component = (props: { components?: object } = {}): unknown =>
    content({ ...props, components: { Fragment, ...props.components } });
  return Object.assign(component, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro:renderer')]: 'astro:jsx',
  }) as unknown as MDXInstance<object>['Content'];
}
