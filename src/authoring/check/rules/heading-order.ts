import { visit } from 'unist-util-visit';
import type { Found } from '../finding.ts';
import { placeOf, wordsOf } from '../file/prose.ts';
import type { FileRule } from '../rule.ts';

/** Headings of a rank that the page doesn't expect: a second title, or a level left out. */
export const headingOrder: FileRule = {
  name: 'heading-order',
  looksAt: 'file',
  *findings({ body }) {
    const found: Found[] = [];
    // The title is the page's only heading of the first rank.
    let above = 1;
    visit(body, 'heading', (heading) => {
      const { depth } = heading;
      const marks = '#'.repeat(depth);
      if (depth === 1) {
        found.push({
          level: 'warning',
          at: placeOf(heading),
          sentence: `"# ${wordsOf(heading)}" is a title, and the article has one already: write "## ${wordsOf(heading)}".`,
        });
      } else if (depth > above + 1) {
        found.push({
          level: 'warning',
          at: placeOf(heading),
          sentence: `"${marks} ${wordsOf(heading)}" leaves a level out: after ${above === 1 ? 'the title' : `a heading with ${'#'.repeat(above)}`} comes one with ${'#'.repeat(above + 1)}.`,
        });
      }
      above = Math.max(depth, 2);
    });
    yield* found;
  },
};
