import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const markdown = unified().use(remarkParse).use(remarkMdx);
const trees = new Map<string, Root>();

/** The syntax tree of an article's text. Several pages ask for the same one, so it is parsed once and not to be changed. */
export function syntaxTree(body: string): Root {
  const tree = trees.get(body) ?? markdown.parse(body);
  trees.set(body, tree);
  return tree;
}
