import { blogOf } from './blog.js';
import { absolute } from './page.js';

export const data = { permalink: '/sitemap.xml' };

export function render({ collections }) {
  const blog = blogOf(collections);
  const paths = [
    '/',
    '/archive/',
    '/topics/',
    ...collections.pages.map(({ url }) => url),
    ...blog.topics.map(({ id }) => `/topics/${id}/`),
    ...blog.months.map(({ key }) => `/archive/${key.replace('-', '/')}/`),
    ...blog.articles.map(({ url }) => url),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${absolute(path)}</loc></url>`).join('')}</urlset>`;
}
