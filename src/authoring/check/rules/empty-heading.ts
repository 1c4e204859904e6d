import { visit } from 'unist-util-visit';
import type { Found } from '../finding.ts';
import { placeOf } from '../file/prose.ts';
import type { FileRule } from '../rule.ts';

/** Headings without a word in them. */
export const emptyHeading: FileRule = {
  name: 'empty-heading',
  looksAt: 'file',
  *findings({ body, source }) {
    const found: Found[] = [];
    visit(body, 'heading', (heading) => {
      const { start, end } = heading.position ?? {};
      if (/\p{L}|\p{N}/u.test(source.slice(start?.offset, end?.offset))) return;
      found.push({
        level: 'error',
        at: placeOf(heading),
        sentence: 'This heading is empty: write what comes under it, or take the line out.',
      });
    });
    yield* found;
  },
};
