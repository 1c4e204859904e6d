import type { Facts } from '../../file/facts.ts';
import type { SiteRule } from '../../rule.ts';

/** Articles that describe themselves in the same words. */
export const equalDescription: SiteRule = {
  name: 'equal-description',
  looksAt: 'site',
  *findings({ files }) {
    const first = new Map<string, Facts>();
    for (const facts of files) {
      const { description } = facts;
      if (facts.collection !== 'articles' || !description) continue;
      const key = description.text.trim().toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, facts);
      else {
        yield {
          file: facts.file,
          level: 'hint',
          at: { line: description.line, column: description.column },
          sentence: `The description is that of ${other.file}, word for word: say what this article is about.`,
        };
      }
    }
  },
};
