import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Fits headings under an article's title, which is the first level: the highest one here becomes the second,
 * and none is more than one level below the one before.
 */
export function fitHeadings(tree: Root): void {
  const open: number[] = [];
  visit(tree, 'heading', (heading) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= heading.depth) open.pop();
    open.push(heading.depth);
    heading.depth = Math.min(6, open.length + 1) as typeof heading.depth;
  });
}
