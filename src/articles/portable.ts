import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { loadRenderers } from 'astro:container';
import { render } from 'astro:content';
import type { MDXInstance } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import sanitizeHtml from 'sanitize-html';
import { absolute, articlePath } from './addresses.ts';
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
  if (known && !import.meta.env.DEV) return known;
  const html = renderPortable(article, elements);
  rendered.set(article.id, html);
  return html;
}

async function renderPortable(article: Article, elements: Elements): Promise<string> {
  const { Content } = await render(article);
  const html = await (await container).renderToString(Content, { props: { components: elements } });
  return withFullAddresses(html, absolute(articlePath(article)));
}

const shownElsewhere = [
  'p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong del ins sup sub br hr a img figure figcaption',
  'table caption thead tbody tfoot tr th td section abbr cite q time mark small',
].flatMap((names) => names.split(' '));

/**
 * Keeps what every feed reader shows, and makes each address a full one.
 * @param html what an article renders to.
 * @param base the article's own address, which fragments and relative links start from.
 */
export function withFullAddresses(html: string, base: string): string {
  const full = (address: string | undefined): string => new URL(address ?? '', base).href;
  return sanitizeHtml(html, {
    allowedTags: shownElsewhere,
    allowedAttributes: {
      a: ['href', 'title', 'id'],
      img: ['src', 'alt', 'width', 'height'],
      li: ['id', 'value'],
      ol: ['start'],
      time: ['datetime'],
      abbr: ['title'],
      th: ['align', 'scope', 'colspan', 'rowspan'],
      td: ['align', 'colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: {
      a: (tagName, attributes) => ({
        tagName,
        attribs: attributes['href']
          ? { ...attributes, href: full(attributes['href']) }
          : attributes,
      }),
      img: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, src: full(attributes['src']) },
      }),
    },
  }).trim();
}
