import { toString } from 'mdast-util-to-string';
import type { Article } from '../articles/published.ts';
import { syntaxTree } from './syntax-tree.ts';

/**
 * How an article begins: its first paragraphs as plain text, whole sentences of them.
 * @param most how many characters at most; a first sentence that is longer comes whole.
 */
export function openingLines({ body = '' }: Pick<Article, 'body'>, most: number): string {
  const paragraphs = syntaxTree(body)
    .children.filter(({ type }) => type === 'paragraph')
    .slice(0, 3)
    .map((paragraph) => toString(paragraph).replaceAll(/\s+/g, ' ').trim());
  const sentences = paragraphs.join(' ').split(/(?<=[.?!]["”’]?) (?=\S)/);
  let lines = '';
  for (const sentence of sentences) {
    if (lines !== '' && lines.length + sentence.length >= most) break;
    lines = lines === '' ? sentence : `${lines} ${sentence}`;
  }
  return lines;
}
