import { blogOf } from './blog.js';
import { jsonFeed } from './feeds.js';
import { articlesInFeed } from './rss.11ty.js';

export const data = { permalink: '/feed.json' };

export function render({ collections }) {
  const blog = blogOf(collections);
  return jsonFeed(blog, blog.articles.slice(0, articlesInFeed));
}
