import type { Posting } from './postings.ts';
import { highestLevel } from './postings.ts';

/** The articles one word of a search was found in, with what it counts in each: from 0 to 1. */
export type Match = ReadonlyMap<number, number>;

// "coach" finds "coachwork" too, but after the articles that say "coach".
const onlyBeginning = 0.5;

/**
 * The articles of one word of a search.
 * @param found the word itself, and words that begin with it, each with its postings.
 */
export function matchOf(word: string, found: ReadonlyMap<string, readonly Posting[]>): Match {
  const match = new Map<number, number>();
  for (const [foundWord, postings] of found) {
    const share = foundWord === word ? 1 : onlyBeginning;
    for (const { article, level } of postings) {
      const weight = (share * (level + 1)) / (highestLevel + 1);
      match.set(article, Math.max(match.get(article) ?? 0, weight));
    }
  }
  return match;
}

/**
 * The articles in which every word was found, the best first: rare words count more than common ones (BM25's
 * inverse document frequency). Among equals the newest is first.
 * @param matches one for each word of the search.
 * @param articles how many there are in all.
 */
export function ranked(matches: readonly Match[], articles: number): number[] {
  const [fewest, ...others] = matches.toSorted((one, other) => one.size - other.size);
  if (!fewest) return [];
  const inAll = [...fewest.keys()].filter((article) => others.every((match) => match.has(article)));
  const rarities = matches.map(({ size }) => Math.log(1 + (articles - size + 0.5) / (size + 0.5)));
  const score = (article: number): number =>
    matches.reduce(
      (sum, match, position) => sum + (match.get(article) ?? 0) * (rarities[position] ?? 0),
      0,
    );
  return inAll
    .map((article) => ({ article, score: score(article) }))
    .toSorted((one, other) => other.score - one.score || other.article - one.article)
    .map(({ article }) => article);
}
