import { blogOf } from './blog.js';
import { escaped, page, pageTitle } from './page.js';

export const data = { permalink: '/topics/index.html' };

export function render({ collections }) {
  const blog = blogOf(collections);
  const items = blog.topics.map(
    ({ id, text, articles }) =>
      `<li><h2><a href="/topics/${id}/">${escaped(text.data.title)}</a> <span>(${articles.length})</span></h2><p>${escaped(text.data.description)}</p></li>`,
  );
  return page(blog, {
    title: 'Topics',
    description: 'What these articles are about: pick the thing that keeps you up.',
    path: '/topics/',
    main: `<div>${pageTitle('Topics', '<p>Pick the thing that keeps you up.</p>')}<ul class="plain">${items.join('')}</ul></div>`,
  });
}
