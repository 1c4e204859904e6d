import { articleList } from './article-list.js';
import { blogOf } from './blog.js';
import { monthInWords } from './dates.js';
import { page, pageTitle } from './page.js';

export const data = {
  pagination: { data: 'collections.months', size: 1, alias: 'key' },
  permalink: ({ key }) => `/archive/${key.replace('-', '/')}/index.html`,
};

export function render({ collections, key }) {
  const blog = blogOf(collections);
  const { month, earlier, later } = blog.month(key);
  const { articles } = month;
  const name = monthInWords(key);
  const count = articles.length === 1 ? '1 article' : `${articles.length} articles`;
  const path = `/archive/${key.replace('-', '/')}/`;
  const links = [
    monthLink(earlier, 'prev'),
    '<a href="/archive/">All months</a>',
    monthLink(later, 'next'),
    `<a href="${path}rss.xml">RSS of this month</a>`,
  ];
  return page(blog, {
    title: name,
    description: `${count} on sales coaching, published in ${name}.`,
    path,
    head: `<link rel="alternate" type="application/rss+xml" title="${name}" href="${path}rss.xml">`,
    main: `<div>${pageTitle(name, '', count)}${articleList(articles)}<nav aria-label="Months">${links.join('')}</nav></div>`,
  });
}

function monthLink(month, relation) {
  return month
    ? `<a href="/archive/${month.key.replace('-', '/')}/" rel="${relation}">${monthInWords(month.key)}</a>`
    : '';
}
