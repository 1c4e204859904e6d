import { onceFor } from './once-for.ts';
import type { Article } from './published.ts';

export interface Series {
  readonly title: string;
  /** In reading order. */
  readonly parts: readonly Article[];
}

const allSeries = onceFor((articles: readonly Article[]) => {
  const inSeries = articles.filter(({ data }) => data.series !== undefined);
  return Map.groupBy(inSeries, ({ data }) => data.series?.title);
});

/**
 * The series an article belongs to, with those of its parts that are published.
 * @throws when two published articles claim one part.
 */
export function seriesOf(article: Article, articles: readonly Article[]): Series | undefined {
  const title = article.data.series?.title;
  if (title === undefined) return undefined;
  const parts = (allSeries(articles).get(title) ?? []).toSorted(
    (one, other) => partOf(one) - partOf(other),
  );
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (next && partOf(next) === partOf(part)) {
      throw new Error(
        `${next.id} and ${part.id} are both part ${partOf(part)} of the series "${title}": number them differently.`,
      );
    }
  }
  return { title, parts };
}

/** Which part of its series an article is, from 1; 0 without a series. */
export const partOf = (article: Article): number => article.data.series?.part ?? 0;
