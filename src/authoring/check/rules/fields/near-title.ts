import type { Facts } from '../../file/facts.ts';
import type { SiteRule } from '../../rule.ts';

/**
 * Articles whose titles readers would take for each other: the same words, whatever their articles, capitals and
 * signs. Titles that differ in a word, a number or a month differ on purpose, and so does an archive that was moved
 * in and is never mailed.
 */
export const nearTitle: SiteRule = {
  name: 'near-title',
  looksAt: 'site',
  *findings({ files }) {
    const first = new Map<string, Facts>();
    const titled = files
      .filter(({ collection, title, mailed }) => collection === 'articles' && title && mailed)
      .toSorted(
        (one, other) => one.published - other.published || (one.file < other.file ? -1 : 1),
      );
    for (const facts of titled) {
      const { file, title, series } = facts;
      if (!title) continue;
      const key = wordsThatTell(title.text);
      const other = first.get(key);
      if (!other) {
        first.set(key, facts);
        continue;
      }
      // Parts of a series may share their title.
      if (series !== null && series === other.series) continue;
      yield {
        file,
        level: 'warning',
        at: { line: title.line, column: title.column },
        sentence: `The title is nearly that of ${other.file} ("${other.title?.text ?? ''}"): readers and search engines will take one for the other. Say what is new in this one.`,
      };
    }
  },
};

function wordsThatTell(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/n[’']t\b/g, ' not')
    .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
    .replaceAll(/\b(?:an?|the)\s/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
