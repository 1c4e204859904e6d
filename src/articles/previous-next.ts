import type { Article } from './published.ts';

/** The articles published just before and just after one, among articles that stand newest first. */
export function previousAndNext(
  article: Article,
  articles: readonly Article[],
): { readonly previous: Article | undefined; readonly next: Article | undefined } {
  const position = articles.findIndex(({ id }) => id === article.id);
  return { previous: articles[position + 1], next: articles[position - 1] };
}
