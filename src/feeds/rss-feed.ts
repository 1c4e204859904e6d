import { getRssString } from '@astrojs/rss';
import { site } from '../site.ts';
import { absolute, articlePath } from '../articles/addresses.ts';
import { topicsOf } from '../articles/topics.ts';
import type { Article } from '../articles/published.ts';

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The feed's own path. */
  readonly path: string;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/**
 * A feed with the whole text of its articles.
 * @param html gives an article's portable rendering.
 */
export async function rssFeed(
  feed: Feed,
  html: (article: Article) => Promise<string>,
): Promise<string> {
  return getRssString({
    title: feed.title,
    description: feed.description,
    site: site.url,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
    },
    customData: [
      `<language>${site.language.toLowerCase()}</language>`,
      `<atom:link href="${absolute(feed.path)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: await Promise.all(
      feed.articles.map(async (article) => ({
        title: article.data.title,
        link: absolute(articlePath(article)),
        description: article.data.description,
        pubDate: article.data.published,
        categories: (await topicsOf(article)).map(({ data }) => data.title),
        content: await html(article),
        // The permanent id, not the address: an article that moves must not look new to a feed reader.
        customData: `<guid isPermaLink="false">${article.data.id}</guid><dc:creator>${xmlText(site.coach.name)}</dc:creator>`,
      })),
    ),
  });
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function xmlText(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character as keyof typeof escapes]);
}
