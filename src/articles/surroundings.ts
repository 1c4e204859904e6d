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
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
  readonly related: readonly Article[];
}

/** @param articles published articles, newest first. */
export async function surroundingsOf(
  article: Article,
  articles: readonly Article[],
): Promise<Surroundings> {
  return {
    topics: await topicsOf(article),
    series: seriesOf(article, articles),
    ...previousAndNext(article, articles),
    related: relatedArticles(article, articles, site.relatedArticles),
  };
}
