import { blogOf } from './blog.js';
import { monthInWords } from './dates.js';
import { rss } from './feeds.js';
import { data as ofMonth } from './month.11ty.js';
import { site } from './page.js';

const path = ({ key }) => `/archive/${key.replace('-', '/')}/rss.xml`;

export const data = { pagination: ofMonth.pagination, permalink: path };

export function render({ collections, key }) {
  const blog = blogOf(collections);
  const name = monthInWords(key);
  return rss(blog, {
    title: `${site.name}: ${name}`,
    description: `Every article published in ${name}.`,
    path: path({ key }),
    articles: blog.month(key).month.articles,
  });
}
