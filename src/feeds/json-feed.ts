import { site } from '../site.ts';
import { absolute, articlePath, socialPicturePath } from '../articles/addresses.ts';
import type { Feed } from './rss-feed.ts';
import { topicsOf } from '../articles/topics.ts';
import type { Article } from '../articles/published.ts';

/**
 * A feed with the whole text of its articles, by JSON Feed 1.1 (jsonfeed.org).
 * @param html gives an article's portable rendering.
 */
export async function jsonFeed(
  feed: Feed,
  html: (article: Article) => Promise<string>,
): Promise<string> {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: absolute('/'),
    feed_url: absolute(feed.path),
    language: site.language,
    authors: [{ name: site.coach.name, url: absolute('/about/') }],
    items: await Promise.all(
      feed.articles.map(async (article) => ({
        id: article.data.id,
        url: absolute(articlePath(article)),
        title: article.data.title,
        summary: article.data.description,
        content_html: await html(article),
        image: absolute(socialPicturePath(article.id)),
        date_published: article.data.published.toISOString(),
        ...(article.data.updated && { date_modified: article.data.updated.toISOString() }),
        tags: (await topicsOf(article)).map(({ data }) => data.title),
      })),
    ),
  });
}
