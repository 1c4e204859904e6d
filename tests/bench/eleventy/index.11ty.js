import { articleSection } from './article-list.js';
import { blogOf } from './blog.js';
import { opening, page, site, structuredData } from './page.js';

const articlesOnHomePage = 9;

export const data = { permalink: '/index.html' };

export function render({ collections }) {
  const blog = blogOf(collections);
  const all = `<p><a href="/archive/">All ${blog.articles.length} articles, by month</a></p>`;
  return page(blog, {
    description: site.description,
    path: '/',
    data: structuredData(),
    opening,
    main: articleSection('newest', 'Newest', blog.articles.slice(0, articlesOnHomePage), all),
  });
}
