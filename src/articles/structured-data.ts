import type { BlogPosting, BreadcrumbList, Graph, Person, Thing, WebSite } from 'schema-dts';
import { site } from '../site.ts';
import { absolute, articlePath, socialPicturePath } from './addresses.ts';
import type { Article } from './published.ts';

export type StructuredData = Graph;

const websiteId = absolute('/#website');
const coachId = absolute('/about/#coach');

/** What the home page tells search engines: the site, and who writes it. */
export function siteStructuredData(): StructuredData {
  return graph(website(), coach());
}

/** What an article tells search engines: itself, the path to it, the site and who writes it. */
export function articleStructuredData(
  article: Article,
  topic: { readonly title: string; readonly path: string } | undefined,
): StructuredData {
  const { title, description, published, updated } = article.data;
  const address = absolute(articlePath(article));
  const posting: BlogPosting = {
    '@type': 'BlogPosting',
    '@id': `${address}#article`,
    headline: title,
    description,
    url: address,
    mainEntityOfPage: address,
    datePublished: published.toISOString(),
    dateModified: (updated ?? published).toISOString(),
    inLanguage: site.language,
    image: absolute(socialPicturePath(article.id)),
    author: { '@id': coachId },
    publisher: { '@id': coachId },
    isPartOf: { '@id': websiteId },
  };
  const breadcrumbs: BreadcrumbList = {
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: site.name, item: absolute('/') },
      ...(topic
        ? [
            {
              '@type': 'ListItem' as const,
              position: 2,
              name: topic.title,
              item: absolute(topic.path),
            },
          ]
        : []),
      { '@type': 'ListItem', position: topic ? 3 : 2, name: title, item: address },
    ],
  };
  return graph(posting, breadcrumbs, website(), coach());
}

/** Structured data as the content of a script element, with nothing in it that could end that element. */
export function asScriptContent(data: StructuredData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

function graph(...things: Thing[]): StructuredData {
  return { '@context': 'https://schema.org', '@graph': things };
}

function website(): WebSite {
  return {
    '@type': 'WebSite',
    '@id': websiteId,
    name: site.name,
    description: site.description,
    url: absolute('/'),
    inLanguage: site.language,
    publisher: { '@id': coachId },
  };
}

function coach(): Person {
  return {
    '@type': 'Person',
    '@id': coachId,
    name: site.coach.name,
    description: site.coach.introduction,
    url: absolute('/about/'),
  };
}
