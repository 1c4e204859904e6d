import { visit } from 'unist-util-visit';
import { onceFor } from '../articles/once-for.ts';
import type { Article } from '../articles/published.ts';
import { site } from '../site.ts';
import { readingMinutes } from './reading-time.ts';
import { syntaxTree } from './syntax-tree.ts';

/** Minutes it takes to read an article. */
export const minutesOf = ({ body = '' }: Article): number => readingMinutes(body, site.language);

const elementsIn = onceFor(({ body = '' }: Pick<Article, 'body'>) => {
  const names = new Set<string>();
  visit(syntaxTree(body), ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if ('name' in node && typeof node.name === 'string') names.add(node.name);
  });
  return names;
});

/** Whether an article's text has an element such as `GoalPrice` in it; one that is only shown as code is none. */
export function shows(article: Pick<Article, 'body'>, tag: string): boolean {
  // Most articles have no element at all, and needn't be parsed to know it.
  return article.body?.includes(`<${tag}`) === true && elementsIn(article).has(tag);
}
