import { distance } from 'fastest-levenshtein';
import type { Facts } from '../facts.ts';
import type { SiteRule } from '../rule.ts';

/** A word in more titles than this tells nothing about which of them are alike. */
const common = 15;
/** The share of the letters that two titles may differ in and still be taken for each other. */
const alike = 0.15;

/** Articles whose titles readers would take for each other. */
export const nearTitle: SiteRule = {
  name: 'near-title',
  looksAt: 'site',
  *findings({ files }) {
    const titled = files
      .filter(({ collection, title }) => collection === 'articles' && title)
      .toSorted((one, other) => one.published - other.published || (one.file < other.file ? -1 : 1))
      .map((facts): Titled => ({ facts, plain: plain(facts.title?.text ?? '') }));
    const sharing = new Map<string, Titled[]>();
    for (const entry of titled) {
      const shared = new Map<Titled, number>();
      for (const key of keysOf(entry.plain)) {
        const others = sharing.get(key);
        if (!others) sharing.set(key, [entry]);
        else if (others.length <= common) {
          for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
          others.push(entry);
        }
      }
      for (const [other, keys] of shared) {
        if (keys < leastShared(entry.plain) || !areAlike(entry, other)) continue;
        const { facts } = entry;
        yield {
          file: facts.file,
          level: 'warning',
          at: { line: facts.title?.line ?? 1, column: facts.title?.column ?? 1 },
          sentence: `The title is nearly that of ${other.facts.file} ("${other.facts.title?.text ?? ''}"): readers and search engines will take one for the other. Say what is new in this one.`,
        };
        break;
      }
    }
  },
};

interface Titled {
  readonly facts: Facts;
  readonly plain: string;
}

function areAlike(one: Titled, other: Titled): boolean {
  const { series } = one.facts;
  // Parts of a series may differ in a number alone.
  if (series !== null && series === other.facts.series) return false;
  const longer = Math.max(one.plain.length, other.plain.length);
  if (Math.abs(one.plain.length - other.plain.length) > alike * longer) return false;
  return distance(one.plain, other.plain) <= alike * longer;
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A short title has few words to share; of a long one, a single rare word is an accident. */
function leastShared(title: string): number {
  return title.split(' ').length > 4 ? 2 : 1;
}

/** Two alike titles share nearly all their words, and with them most pairs of neighbors. */
function keysOf(title: string): string[] {
  const words = title.split(' ');
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  return [...new Set([...words, ...pairs, title])];
}
