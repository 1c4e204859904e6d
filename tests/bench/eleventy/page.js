import { readFileSync } from 'node:fs';
import { monthInWords } from './dates.js';

/** What every page has in common, cut out of a page of the site that is measured against. */
const frame = JSON.parse(readFileSync('frame.json', 'utf8'));

export const site = frame.site;

export const escaped = (text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

export const absolute = (path) => `${site.url}${path}`;

const newestMonths = 5;

/** A whole page around its content. */
export function page(
  blog,
  { title, description, path, kind = 'website', head = '', data, opening = '', main, onward = '' },
) {
  const fullTitle = title ? `${title} | ${site.name}` : `${site.name}: ${site.tagline}`;
  const canonical = absolute(path);
  return `<!DOCTYPE html><html lang="${site.language}"><head><meta charset="utf-8">${frame.policy}<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(fullTitle)}</title><meta name="description" content="${escaped(description)}"><link rel="canonical" href="${canonical}">${frame.head}<meta property="og:site_name" content="${site.name}"><meta property="og:type" content="${kind}"><meta property="og:title" content="${escaped(title ?? site.name)}"><meta property="og:description" content="${escaped(description)}"><meta property="og:url" content="${canonical}">${head}${data ? `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>` : ''}${frame.styles}</head>${frame.masthead}<main id="content" tabindex="-1">${opening}<div class="columns"><div class="content">${main}${frame.coupon}${onward}</div>${sidebar(blog)}</div></main>${frame.footer}</html>`;
}

const sidebars = new WeakMap();

function sidebar(blog) {
  let html = sidebars.get(blog);
  if (html === undefined) {
    const months = blog.months
      .slice(0, newestMonths)
      .map(
        ({ key, articles }) =>
          `<li><a href="/archive/${key.replace('-', '/')}/">${monthInWords(key)}</a> <span>(${articles.length})</span></li>`,
      );
    html = `<aside aria-label="About this blog and its archive">${frame.about}<section aria-labelledby="posts-by-month"><h2 id="posts-by-month">Posts by month</h2><ul class="plain">${months.join('')}<li><a href="/archive/">See all</a></li></ul></section></aside>`;
    sidebars.set(blog, html);
  }
  return html;
}

export function pageTitle(title, inner = '', kicker = '') {
  return `<header>${kicker && `<p class="kicker">${kicker}</p>`}<h1>${escaped(title)}</h1>${inner}</header>`;
}

/** What the home page and each article tell search engines. */
export function structuredData(...things) {
  return { '@context': 'https://schema.org', '@graph': [...things, ...frame.things] };
}

export const { share, opening } = frame;
