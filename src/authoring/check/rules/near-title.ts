import { distance } from 'fastest-levenshtein';
import type { Facts } from '../facts.ts';
import type { SiteRule } from '../rule.ts';

/** A word in more titles than this tells nothing about which of them are alike. */
const common = 40;
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
      .map((facts, place) => ({ facts, place, plain: plain(facts.title?.text ?? '') }));
    const uses = Map.groupBy(
      titled.flatMap((entry) => keysOf(entry.plain).map((key) => ({ key, entry }))),
      ({ key }) => key,
    );
    for (const entry of titled) {
      const earlier = new Set(
        keysOf(entry.plain).flatMap((key) => {
          const sharing = uses.get(key) ?? [];
          return sharing.length > common ? [] : sharing.map(({ entry: other }) => other);
        }),
      );
      for (const other of earlier) {
        if (other.place >= entry.place || !areAlike(entry, other)) continue;
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
  /** Its place in the order of publication. */
  readonly place: number;
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

/** Two alike titles share nearly all their words, and with them most pairs of neighbors. */
function keysOf(title: string): string[] {
  const words = title.split(' ');
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  return [...new Set([...words, ...pairs, title])];
}
