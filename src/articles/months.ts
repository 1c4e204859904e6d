import { onceFor } from './once-for.ts';
import type { Article } from './published.ts';

export interface Month {
  /** `2026-05`, in UTC. */
  readonly key: string;
  /** Newest first. */
  readonly articles: readonly Article[];
}

export interface Year {
  /** `2026`, in UTC. */
  readonly year: string;
  /** Newest first. */
  readonly months: readonly Month[];
  /** How many articles the months have together. */
  readonly count: number;
}

/** The months that have articles, newest first. */
export const months = onceFor((articles: readonly Article[]): readonly Month[] =>
  [...Map.groupBy(articles, monthOf)].map(([key, inMonth]) => ({ key, articles: inMonth })),
);

/** The years that have articles, newest first, each with its months. */
export function years(articles: readonly Article[]): readonly Year[] {
  return [...Map.groupBy(months(articles), ({ key }) => key.slice(0, 4))].map(([year, inYear]) => ({
    year,
    months: inYear,
    count: inYear.reduce((sum, month) => sum + month.articles.length, 0),
  }));
}

/**
 * The months a page lists in full; of the others it tells the names and leaves the articles to their own pages.
 * @param all newest first.
 * @param most how many articles one page lists.
 */
export function monthsInFull(all: readonly Month[], most: number): ReadonlySet<Month> {
  const inFull = new Set<Month>();
  let listed = 0;
  for (const month of all) {
    listed += month.articles.length;
    if (listed > most) break;
    inFull.add(month);
  }
  return inFull;
}

/** The month an article belongs to, by UTC: `2026-05`. */
export function monthOf(article: Pick<Article, 'data'>): string {
  return article.data.published.toISOString().slice(0, 7);
}
