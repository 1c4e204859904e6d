import { distance } from 'fastest-levenshtein';
import { lastSegment } from '../last-segment.ts';
import { slugOf } from '../slug.ts';

/** Finds the article that an old address most likely was; `undefined` when none is near. */
export type NearestArticle = (address: string) => string | undefined;

/** How near two slugs are: 1 is the same, 0 has nothing in common. */
const likeness = (one: string, other: string): number =>
  1 - distance(one, other) / Math.max(one.length, other.length, 1);

// Below these, two slugs are of different articles more often than not.
const likeEnough = 0.7;
const wordsInCommon = 0.6;

/**
 * Prepares to find articles by old addresses.
 * @param slugs of the articles there are.
 */
export function nearestArticle(slugs: readonly string[]): NearestArticle {
  const byWord = new Map<string, string[]>();
  for (const slug of slugs) {
    for (const word of new Set(slug.split('-')))
      byWord.set(word, [...(byWord.get(word) ?? []), slug]);
  }
  return (address) => {
    const old = slugOf(lastSegment(address));
    const words = new Set(old.split('-').filter((word) => word !== ''));
    if (words.size === 0) return undefined;
    const shared = new Map<string, number>();
    for (const word of words)
      for (const slug of byWord.get(word) ?? []) shared.set(slug, (shared.get(slug) ?? 0) + 1);
    // A slug that shares no word may still be one with a slip in it.
    const candidates = shared.size > 0 ? [...shared.keys()] : slugs;
    const judged = candidates.map((slug) => {
      const all = new Set([...words, ...slug.split('-')]).size;
      return { slug, like: likeness(old, slug), common: (shared.get(slug) ?? 0) / all };
    });
    const near = judged.filter(({ like, common }) => like >= likeEnough || common >= wordsInCommon);
    return near.toSorted((one, other) => other.like + other.common - one.like - one.common)[0]
      ?.slug;
  };
}
