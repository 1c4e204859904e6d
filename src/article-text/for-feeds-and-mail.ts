import { render } from 'astro:content';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { loadRenderers } from 'astro:container';
import type { MDXInstance } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { inDevelopment } from '../development.ts';
import { absolute, articlePath } from '../articles/addresses.ts';
import { withFullAddresses } from './full-addresses.ts';
import type { Article } from '../articles/published.ts';

type Elements = Parameters<MDXInstance<object>['Content']>[0]['components'];

const renderers = await loadRenderers([getContainerRenderer()]);
const rendered = new Map<string, Promise<string>>();

/**
 * An article for places that are not the site: feed readers and mailboxes. The same words and pictures, with
 * full addresses, and without scripts, styles, forms or anything else that only works here.
 * @param elements what stands for the components an article may use.
 */
export function portableHtml(article: Article, elements: Elements): Promise<string> {
  const known = rendered.get(article.id);
  if (known && !inDevelopment) return known;
  const html = renderedWith(article, elements);
  rendered.set(article.id, html);
  return html;
}

async function renderedWith(article: Article, elements: Elements): Promise<string> {
  const { Content } = await render(article);
  // A container remembers all it ever rendered, and looks through it each time.
  const container = await AstroContainer.create({ renderers });
  const html = await container.renderToString(Content, { props: { components: elements } });
  return withFullAddresses(html, absolute(articlePath(article)));
}
