import { visit } from 'unist-util-visit';
import type { Article } from '../articles/published.ts';
import { site } from '../site.ts';
import { readingMinutes } from './reading-time.ts';
import { syntaxTree } from './syntax-tree.ts';

/** Minutes it takes to read an article. */
export const minutesOf = ({ body = '' }: Article): number => readingMinutes(body, site.language);

/** Whether an article's text has an element such as `GoalPrice` in it; one that is only shown as code is none. */
export function shows({ body = '' }: Pick<Article, 'body'>, tag: string): boolean {
  let found = false;
  visit(syntaxTree(body), ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    found ||= 'name' in node && node.name === tag;
  });
  return found;
}
