import { visit } from 'unist-util-visit';
import type { Found } from '../finding.ts';
import { placeOf, wordsOf } from '../prose.ts';
import type { FileRule } from '../rule.ts';

/** Headings that say the same, so that a list of contents can't tell them apart. */
export const equalHeadings: FileRule = {
  name: 'equal-headings',
  looksAt: 'file',
  *findings({ body }) {
    const found: Found[] = [];
    const lines = new Map<string, number>();
    visit(body, 'heading', (heading) => {
      const words = wordsOf(heading).trim();
      const at = placeOf(heading);
      const key = words.toLowerCase();
      const first = lines.get(key);
      if (first === undefined) lines.set(key, at.line);
      else if (words !== '') {
        found.push({
          level: 'warning',
          at,
          sentence: `"${words}" is the heading of line ${first} too: give each its own words, so that the list of contents and links can tell them apart.`,
        });
      }
    });
    yield* found;
  },
};
