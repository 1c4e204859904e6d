import { toString } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Article } from '../articles/published.ts';

const markdown = unified().use(remarkParse).use(remarkMdx);

/**
 * How an article begins: its first paragraphs as plain text, whole sentences of them.
 * @param most how many characters at most; a first sentence that is longer comes whole.
 */
export function openingLines({ body = '' }: Pick<Article, 'body'>, most: number): string {
  const paragraphs = markdown
    .parse(body)
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
