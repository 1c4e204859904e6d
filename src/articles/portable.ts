import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { loadRenderers } from 'astro:container';
import type { MDXInstance } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { inDevelopment } from '../development.ts';
import { articleContent } from './article-content.ts';
import { absolute, articlePath } from './addresses.ts';
import { withFullAddresses } from './full-addresses.ts';
import type { Article } from './published.ts';

type Elements = Parameters<MDXInstance<object>['Content']>[0]['components'];

const container = AstroContainer.create({
  renderers: await loadRenderers([getContainerRenderer()]),
});
const rendered = new Map<string, Promise<string>>();

/**
 * An article for places that are not the site: feed readers and mailboxes. The same words and pictures, with
 * full addresses, and without scripts, styles, forms or anything else that only works here.
 * @param elements what stands for the components an article may use.
 */
export function portableHtml(article: Article, elements: Elements): Promise<string> {
  const known = rendered.get(article.id);
  if (known && !inDevelopment) return known;
  const html = renderPortable(article, elements);
  rendered.set(article.id, html);
  return html;
}

async function renderPortable(article: Article, elements: Elements): Promise<string> {
  const { Content } = await articleContent(article);
  const html = await (await container).renderToString(Content, { props: { components: elements } });
  return withFullAddresses(html, absolute(articlePath(article)));
}
