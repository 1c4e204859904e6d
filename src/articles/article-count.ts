import { site } from '../site.ts';

// Lists grow for as long as somebody writes; a page doesn't. What it leaves out, it links by year or month.

/** How many articles the archive lists by their titles. */
export const articlesInArchive = 100;

/** How many articles a year's page lists by their titles. */
export const articlesInYear = 600;

/** How many of its articles a topic's page lists. */
export const articlesInTopic = 50;

/** How many articles a list shows with their standfirsts; a longer one shows titles alone. */
export const articlesWithStandfirsts = 100;

const numbers = new Intl.NumberFormat(site.language);

/** A number as the site's language groups its digits: "1,600". */
export const grouped = (count: number): string => numbers.format(count);

/** How many articles, in words: "1 article", "1,600 articles". */
export const articleCount = (count: number): string =>
  count === 1 ? '1 article' : `${grouped(count)} articles`;
