import { site } from '../site.ts';
import { previousAndNext } from './previous-next.ts';
import type { Article } from './published.ts';
import { relatedArticles } from './related.ts';
import { seriesOf } from './series.ts';
import type { Series } from './series.ts';
import { topicsOf } from './topics.ts';
import type { Topic } from './topics.ts';

/** What a page shows around its article that other files decide. */
export interface Surroundings {
  /** The main one first. */
  readonly topics: readonly Topic[];
  readonly series: Series | undefined;
  /** The articles published just before and after, unless the series lists them. */
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
  /** What else to read: nothing that stands in the series, before or after it. */
  readonly related: readonly Article[];
}

/** @param articles published articles, newest first. */
export async function surroundingsOf(
  article: Article,
  articles: readonly Article[],
): Promise<Surroundings> {
  const series = seriesOf(article, articles);
  const beside = previousAndNext(article, articles);
  const parts = series?.parts ?? [];
  const [previous, next] = [beside.previous, beside.next].map((other) =>
    other && parts.includes(other) ? undefined : other,
  );
  const shown = [...parts, previous, next];
  return {
    topics: await topicsOf(article),
    series,
    previous,
    next,
    related: relatedArticles(article, articles, site.relatedArticles + shown.length)
      .filter((other) => !shown.includes(other))
      .slice(0, site.relatedArticles),
  };
}
