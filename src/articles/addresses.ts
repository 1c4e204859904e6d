import { site } from '../site.ts';
import type { Article } from './published.ts';

/** The path of an article. Paths are for ever: change none without a redirect. */
export const articlePath = (article: Pick<Article, 'id'>): string => `/articles/${article.id}/`;

/** The path of a topic's page. */
export const topicPath = (topic: { readonly id: string }): string => `/topics/${topic.id}/`;

/** The path of a page with one year of a topic. */
export const topicYearPath = (topic: { readonly id: string }, year: string): string =>
  `${topicPath(topic)}${year}/`;

/** The path of a year's page; the year is such as `2026`. */
export const yearPath = (year: string): string => `/archive/${year}/`;

/** The path of a month's page; the month is a key such as `2026-05`. */
export const monthPath = (month: string): string => `/archive/${month.replace('-', '/')}/`;

/** The path of the picture that social networks show for a page. */
export const socialPicturePath = (name: string): string => `/social/${name}.png`;

/** A path of this site as a full address. */
export const absolute = (path: string): string => new URL(path, site.url).href;
