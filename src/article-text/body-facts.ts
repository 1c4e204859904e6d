import { site } from '../site.ts';
import type { Article } from '../articles/published.ts';
import { readingMinutes } from './reading-time.ts';

/** Minutes it takes to read an article. */
export const minutesOf = ({ body = '' }: Article): number => readingMinutes(body, site.language);

/** Whether an article's text has an element such as `GoalPrice` in it. */
export const shows = ({ body = '' }: Article, tag: string): boolean =>
  new RegExp(`<${tag}\\b`).test(body);
