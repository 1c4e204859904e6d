import { visit } from 'unist-util-visit';
import type { Found } from '../finding.ts';
import { placeOf, wordsOf } from '../file/prose.ts';
import type { FileRule } from '../rule.ts';

/**
 * Headings that say the same under the same heading, so that a list of contents can't tell them apart. The same part
 * of each of several sections, such as "What to do", is a pattern that readers follow.
 */
export const equalHeadings: FileRule = {
  name: 'equal-headings',
  looksAt: 'file',
  *findings({ body }) {
    const found: Found[] = [];
    const lines = new Map<string, number>();
    const above: string[] = [];
    visit(body, 'heading', (heading) => {
      const words = wordsOf(heading).trim();
      const at = placeOf(heading);
      const within = above.slice(0, heading.depth).filter(Boolean).join('/');
      const key = `${heading.depth} ${within} ${words.toLowerCase()}`;
      above.length = heading.depth;
      above[heading.depth] = `${words} ${at.line}`;
      const first = lines.get(key);
      if (first === undefined) lines.set(key, at.line);
      else if (words !== '') {
        found.push({
          level: 'hint',
          at,
          sentence: `"${words}" is the heading of line ${first} too: give each its own words, so that the list of contents and links can tell them apart.`,
        });
      }
    });
    yield* found;
  },
};
