import { absolute, escaped, site } from './page.js';

const portable = new WeakMap();

/** An article's whole text with full addresses. */
function portableHtml(article) {
  let html = portable.get(article);
  if (html === undefined) {
    html = article.content
      .replaceAll(/ (href|src)="\//g, ` $1="${site.url}/`)
      .replaceAll(' href="#', ` href="${absolute(article.url)}#`);
    portable.set(article, html);
  }
  return html;
}

/** A feed with the whole text of its articles. */
export function rss(blog, { title, description, path, articles }) {
  const items = articles.map(
    (article) =>
      `<item><title>${escaped(article.data.title)}</title><link>${absolute(article.url)}</link><guid isPermaLink="false">${article.data.id}</guid><description>${escaped(article.data.description)}</description><pubDate>${article.date.toUTCString()}</pubDate><dc:creator>${site.coach.name}</dc:creator>${article.data.topics.map((topic) => `<category>${escaped(blog.titleOfTopic(topic))}</category>`).join('')}<content:encoded>${escaped(portableHtml(article))}</content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escaped(title)}</title><description>${escaped(description)}</description><link>${absolute('/')}</link><language>en-us</language><atom:link href="${absolute(path)}" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>`;
}

/** The same as a JSON Feed. */
export function jsonFeed(blog, articles) {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    description: site.description,
    home_page_url: absolute('/'),
    feed_url: absolute('/feed.json'),
    language: site.language,
    authors: [{ name: site.coach.name, url: absolute('/about/') }],
    items: articles.map((article) => ({
      id: article.data.id,
      url: absolute(article.url),
      title: article.data.title,
      summary: article.data.description,
      content_html: portableHtml(article),
      date_published: article.date.toISOString(),
      tags: article.data.topics.map(blog.titleOfTopic),
    })),
  });
}
