import { articleList } from './article-list.js';
import { blogOf } from './blog.js';
import { page, pageTitle } from './page.js';

export const data = {
  pagination: { data: 'collections.topics', size: 1, alias: 'id' },
  permalink: ({ id }) => `/topics/${id}/index.html`,
};

export function render({ collections, id }) {
  const { text, articles } = blogOf(collections).topic(id);
  const { title, description } = text.data;
  return page(blogOf(collections), {
    title,
    description,
    path: `/topics/${id}/`,
    main: `<div>${pageTitle(title, text.content, 'Topic')}${articleList(articles)}</div>`,
  });
}
