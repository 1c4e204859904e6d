import { articles } from '../blog.js';
import { articlesInFeed, rssOf } from '../feeds.js';
import { site } from '../frame.js';

export function GET() {
  return rssOf({
    title: site.name,
    description: site.description,
    path: '/rss.xml',
    articles: articles.slice(0, articlesInFeed),
  });
}
