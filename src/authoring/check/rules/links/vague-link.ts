import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { isElement } from '../../file/elements.ts';
import type { Found } from '../../finding.ts';
import { placeOf, wordsOf } from '../../file/prose.ts';
import type { FileRule } from '../../rule.ts';

const vague = new Set(
  [
    'here, right here, over here, click, click here, tap here, press here, see here, look here, read here',
    'this, this link, this page, this post, this article, this one, that, that link, link, the link, page',
    'more, read more, see more, learn more, find out more, more here, more info, details, continue, go',
  ]
    .join(', ')
    .split(', '),
);

/** Links whose words don't say where they lead. */
export const vagueLink: FileRule = {
  name: 'vague-link',
  looksAt: 'file',
  *findings({ body }) {
    const found: Found[] = [];
    visit(body, (node: Nodes) => {
      const isLink =
        node.type === 'link' ||
        node.type === 'linkReference' ||
        (isElement(node) && node.name === 'a');
      if (!isLink) return;
      const words = wordsOf(node).trim();
      const plain = words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s]/gu, '')
        .replace(/\s+/g, ' ')
        .trim();
      if (!vague.has(plain)) return;
      found.push({
        level: 'warning',
        at: placeOf(node),
        sentence: `The link "${words}" doesn't say where it leads when it is read by itself, as screen readers do: put it on the words that name its target.`,
      });
    });
    yield* found;
  },
};
