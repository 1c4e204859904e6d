import { articleSection } from '../article-list.js';
import { blogOf } from '../blog.js';
import { dayInWords, machineDay } from '../dates.js';
import { absolute, escaped, page, share, site, structuredData } from '../page.js';

const wordsPerMinute = 238;
const contentsFromHeadings = 4;

export function render({
  content,
  collections,
  page: { fileSlug, date, url, rawInput },
  ...article
}) {
  const blog = blogOf(collections);
  const { title, description, topics, updated, series } = article;
  const minutes = Math.max(1, Math.ceil(rawInput.split(/\s+/).length / wordsPerMinute));
  const parts = blog.partsOf(article);
  const { previous, next } = blog.previousAndNext(fileSlug);
  const related = blog.related(article, fileSlug);
  const topicLinks = topics.map((id) => `<a href="/topics/${id}/">${blog.titleOfTopic(id)}</a>`);
  const changed = updated && new Date(updated);
  return page(blog, {
    title,
    description,
    path: url,
    kind: 'article',
    head: `<meta name="article-id" content="${article.id}"><meta property="article:published_time" content="${date.toISOString()}">${changed ? `<meta property="article:modified_time" content="${changed.toISOString()}">` : ''}`,
    data: structuredData(
      posting(article, url, date, changed ?? date),
      breadcrumbs(blog, article, url),
    ),
    main: `<article><header><p class="topics">${topicLinks.join('')}</p><h1>${escaped(title)}</h1><p class="standfirst">${escaped(description)}</p><p class="facts"><time datetime="${machineDay(date)}">${dayInWords(date)}</time><span>${minutes} min read</span>${changed ? `<span>Updated <time datetime="${machineDay(changed)}">${dayInWords(changed)}</time></span>` : ''}${series ? `<span>Part ${series.part} of “${escaped(series.title)}”</span>` : ''}</p></header>${parts ? seriesParts(series.title, parts, fileSlug) : ''}${contents(content)}<div class="prose">${content}</div></article>${share.replaceAll('%TITLE%', escaped(title)).replaceAll('%ADDRESS%', absolute(url))}`,
    onward: `<nav aria-label="Earlier and later articles">${link(previous, 'Earlier', 'prev')}${link(next, 'Later', 'next')}</nav>${related.length > 0 ? articleSection('related', 'Read next', related) : ''}`,
  });
}

function contents(content) {
  const headings = [...content.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)];
  if (headings.length < contentsFromHeadings) return '';
  const items = headings.map(([, id, text]) => `<li><a href="#${id}">${text}</a></li>`);
  return `<nav aria-labelledby="contents"><h2 id="contents">In this article</h2><ol>${items.join('')}</ol></nav>`;
}

function seriesParts(title, parts, current) {
  const items = parts.map(
    ({ fileSlug, url, data }) =>
      `<li value="${data.series.part}">${fileSlug === current ? `<span aria-current="page">${escaped(data.title)}</span>` : `<a href="${url}">${escaped(data.title)}</a>`}</li>`,
  );
  return `<nav aria-labelledby="series"><h2 id="series">${escaped(title)}</h2><ol>${items.join('')}</ol></nav>`;
}

function link(article, label, relation) {
  return article
    ? `<a href="${article.url}" rel="${relation}"><span>${label}</span>${escaped(article.data.title)}</a>`
    : '';
}

function posting({ title, description }, url, date, changed) {
  const address = absolute(url);
  const coach = { '@id': absolute('/about/#coach') };
  return {
    '@type': 'BlogPosting',
    '@id': `${address}#article`,
    headline: title,
    description,
    url: address,
    mainEntityOfPage: address,
    datePublished: date.toISOString(),
    dateModified: changed.toISOString(),
    inLanguage: site.language,
    author: coach,
    publisher: coach,
    isPartOf: { '@id': absolute('/#website') },
  };
}

function breadcrumbs(blog, { title, topics: [main] }, url) {
  const steps = [
    [site.name, '/'],
    [blog.titleOfTopic(main), `/topics/${main}/`],
    [title, url],
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    })),
  };
}
