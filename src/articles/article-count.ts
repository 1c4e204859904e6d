import { site } from '../site.ts';

const numbers = new Intl.NumberFormat(site.language);

/** A number as the site's language groups its digits: "1,600". */
export const grouped = (count: number): string => numbers.format(count);

/** How many articles, in words: "1 article", "1,600 articles". */
export const articleCount = (count: number): string =>
  count === 1 ? '1 article' : `${grouped(count)} articles`;
