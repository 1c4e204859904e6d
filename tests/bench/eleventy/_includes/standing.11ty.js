import { blogOf } from '../blog.js';
import { page, pageTitle } from '../page.js';

export function render({ content, collections, title, description, page: { url } }) {
  return page(blogOf(collections), {
    title,
    description,
    path: url,
    main: `<div>${pageTitle(title)}<div class="prose">${content}</div></div>`,
  });
}
