import { onceFor } from './once-for.ts';
import type { Article } from './published.ts';

export interface Month {
  /** `2026-05`, in UTC. */
  readonly key: string;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** The months that have articles, newest first. */
export const months = onceFor((articles: readonly Article[]): readonly Month[] =>
  [...Map.groupBy(articles, monthOf)].map(([key, inMonth]) => ({ key, articles: inMonth })),
);

/** The years that have articles, newest first, each with its months. */
export function years(
  articles: readonly Article[],
): readonly { readonly year: string; readonly months: readonly Month[] }[] {
  return [...Map.groupBy(months(articles), ({ key }) => key.slice(0, 4))].map(([year, inYear]) => ({
    year,
    months: inYear,
  }));
}

/** The month an article belongs to, by UTC: `2026-05`. */
export function monthOf(article: Pick<Article, 'data'>): string {
  return article.data.published.toISOString().slice(0, 7);
}
