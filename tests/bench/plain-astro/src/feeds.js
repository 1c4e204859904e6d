import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import rss from '@astrojs/rss';
import { render } from 'astro:content';
import { loadRenderers } from 'astro:container';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { pathOf, titleOfTopic } from './blog.js';
import { absolute, site } from './frame.js';

export const articlesInFeed = 25;

const renderers = await loadRenderers([getContainerRenderer()]);

/** An article's whole text with full addresses. */
export async function fullText(article) {
  const { Content } = await render(article);
  const container = await AstroContainer.create({ renderers });
  const html = await container.renderToString(Content);
  return html
    .replaceAll(/ (href|src)="\//g, ` $1="${site.url}/`)
    .replaceAll(' href="#', ` href="${absolute(pathOf(article))}#`);
}

/** A feed with the whole text of its articles. */
export async function rssOf({ title, description, path, articles }) {
  return rss({
    title,
    description,
    site: site.url,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>en-us</language><atom:link href="${absolute(path)}" rel="self" type="application/rss+xml"/>`,
    items: await Promise.all(
      articles.map(async (article) => ({
        title: article.data.title,
        link: absolute(pathOf(article)),
        description: article.data.description,
        pubDate: article.data.date,
        categories: article.data.topics.map(titleOfTopic),
        content: await fullText(article),
        customData: `<guid isPermaLink="false">${article.data.id}</guid><dc:creator>${site.coach.name}</dc:creator>`,
      })),
    ),
  });
}
