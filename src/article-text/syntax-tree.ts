import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const markdown = unified().use(remarkParse).use(remarkMdx);

/** The syntax tree of an article's text. */
export function syntaxTree(body: string): Root {
  return markdown.parse(body);
}
