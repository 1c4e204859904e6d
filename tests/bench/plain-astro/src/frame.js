import { readFileSync } from 'node:fs';

/** What every page has in common, cut out of a page of the site that is measured against. */
export const frame = JSON.parse(readFileSync('frame.json', 'utf8'));
export const { site } = frame;

export const absolute = (path) => `${site.url}${path}`;

/** What the home page and each article tell search engines. */
export const structuredData = (...things) => ({
  '@context': 'https://schema.org',
  '@graph': [...things, ...frame.things],
});

/** An article as search engines read it. */
export function posting({ data: { title, description, date, updated } }, path) {
  const address = absolute(path);
  const coach = { '@id': absolute('/about/#coach') };
  return {
    '@type': 'BlogPosting',
    '@id': `${address}#article`,
    headline: title,
    description,
    url: address,
    mainEntityOfPage: address,
    datePublished: date.toISOString(),
    dateModified: (updated ?? date).toISOString(),
    inLanguage: site.language,
    author: coach,
    publisher: coach,
    isPartOf: { '@id': absolute('/#website') },
  };
}

/** The way to a page, as names with their paths. */
export const breadcrumbs = (steps) => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absolute(path),
  })),
});
