import { dayInFewWords, machineDay } from './dates.js';
import { escaped } from './page.js';

const entries = new WeakMap();

/** Articles as lines: day, headline, and unless brief the standfirst. */
export function articleList(articles, level = 2, brief = false) {
  return `<ol class="plain">${articles.map((article) => entry(article, level, brief)).join('')}</ol>`;
}

function entry(article, level, brief) {
  let parts = entries.get(article);
  if (!parts) {
    parts = {
      time: `<li><time datetime="${machineDay(article.date)}">${dayInFewWords(article.date)}</time><div>`,
      link: `<a href="${article.url}">${escaped(article.data.title)}</a>`,
      about: `<p>${escaped(article.data.description)}</p>`,
    };
    entries.set(article, parts);
  }
  return `${parts.time}<h${level}>${parts.link}</h${level}>${brief ? '' : parts.about}</div></li>`;
}

/** A list of articles under a heading of its own. */
export function articleSection(id, heading, articles, inner = '') {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${articleList(articles, 3)}${inner}</section>`;
}
