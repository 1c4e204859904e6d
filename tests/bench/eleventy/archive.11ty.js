import { articleList } from './article-list.js';
import { blogOf } from './blog.js';
import { monthWithoutYear } from './dates.js';
import { page, pageTitle } from './page.js';

export const data = { permalink: '/archive/index.html' };

export function render({ collections }) {
  const blog = blogOf(collections);
  const count = `<p>${blog.articles.length} articles by month, the newest first. Each month has a page and a feed of its own.</p>`;
  const years = blog.years.map(
    ({ year, months }) =>
      `<div class="year"><h2 id="y${year}">${year}</h2>${months.map(monthPart).join('')}</div>`,
  );
  return page(blog, {
    title: 'All articles',
    description: 'Every article by month, the newest first.',
    path: '/archive/',
    main: `<div>${pageTitle('All articles', count)}${years.join('')}</div>`,
  });
}

function monthPart({ key, articles }) {
  return `<div><h3><a href="/archive/${key.replace('-', '/')}/">${monthWithoutYear(key)}</a> <span>(${articles.length})</span></h3>${articleList(articles, 4, true)}</div>`;
}
