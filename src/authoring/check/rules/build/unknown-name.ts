import type { Mention } from '../../file/facts.ts';
import { didYouMean, nearest } from '../../nearest.ts';
import type { SiteRule } from '../../rule.ts';

const few = 12;

/** Topics and related articles that don't exist. */
export const unknownName: SiteRule = {
  name: 'unknown-name',
  looksAt: 'site',
  stopsDraftsToo: true,
  *findings({ files }) {
    const slugs = (collection: string): Set<string> =>
      new Set(files.filter((file) => file.collection === collection).map(({ slug }) => slug));
    const topics = slugs('topics');
    const articles = slugs('articles');
    for (const { file, topics: named, related } of files) {
      const fields: [string, readonly Mention[], ReadonlySet<string>][] = [
        ['topics', named, topics],
        ['related', related, articles],
      ];
      for (const [field, mentions, known] of fields) {
        for (const { text, line, column } of mentions) {
          if (known.has(text)) continue;
          yield {
            file,
            level: 'error',
            at: { line, column },
            sentence: `"${field}" names "${text}", which doesn't exist: write one of ${choices(text, known)}`,
          };
        }
      }
    }
  },
};

/** All names where they are few, else those most like the one that doesn't exist. */
function choices(name: string, known: ReadonlySet<string>): string {
  const all = [...known].toSorted();
  if (all.length <= few) return `${all.join(', ')}.${didYouMean(name, known)}`;
  const near = nearest(name, known);
  return near.length > 0 ? `${near.join(', ')}.` : `${all.slice(0, few).join(', ')} and so on.`;
}
