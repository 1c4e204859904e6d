import { articles, pathOf, titleOfTopic } from '../blog.js';
import { articlesInFeed, fullText } from '../feeds.js';
import { absolute, site } from '../frame.js';

export async function GET() {
  return Response.json({
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    description: site.description,
    home_page_url: absolute('/'),
    feed_url: absolute('/feed.json'),
    language: site.language,
    authors: [{ name: site.coach.name, url: absolute('/about/') }],
    items: await Promise.all(
      articles.slice(0, articlesInFeed).map(async (article) => ({
        id: article.data.id,
        url: absolute(pathOf(article)),
        title: article.data.title,
        summary: article.data.description,
        content_html: await fullText(article),
        date_published: article.data.date.toISOString(),
        tags: article.data.topics.map(titleOfTopic),
      })),
    ),
  });
}
