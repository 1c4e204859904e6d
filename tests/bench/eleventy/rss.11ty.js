import { blogOf } from './blog.js';
import { rss } from './feeds.js';
import { site } from './page.js';

export const articlesInFeed = 25;

export const data = { permalink: '/rss.xml' };

export function render({ collections }) {
  const blog = blogOf(collections);
  return rss(blog, {
    title: site.name,
    description: site.description,
    path: '/rss.xml',
    articles: blog.articles.slice(0, articlesInFeed),
  });
}
