import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A component as a text uses it. */
export interface Embed {
  readonly tag: string;
  readonly props: readonly string[];
}

/** The components in a text of MDX. */
export function embedsIn(text: string): readonly Embed[] {
  const embeds: Embed[] = [];
  visit(unified().use(remarkParse).use(remarkMdx).parse(text), (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const props = node.attributes.flatMap((prop) => ('name' in prop ? prop.name : []));
    embeds.push({ tag: node.name ?? '', props });
  });
  return embeds;
}
