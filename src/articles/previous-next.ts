import { onceFor } from './once-for.ts';
import type { Article } from './published.ts';

const positions = onceFor(
  (articles: readonly Article[]) => new Map(articles.map(({ id }, position) => [id, position])),
);

/** The articles published just before and just after one, among articles that stand newest first. */
export function previousAndNext(
  article: Article,
  articles: readonly Article[],
): { readonly previous: Article | undefined; readonly next: Article | undefined } {
  const position = positions(articles).get(article.id) ?? -1;
  return { previous: articles[position + 1], next: articles[position - 1] };
}
