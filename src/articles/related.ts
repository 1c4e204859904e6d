import type { Article } from './published.ts';

/**
 * What to read after an article: those it names itself, then those that share most topics with it, the main
 * topic counting double, the newest first among equals. Parts of its own series are left to the series' list.
 * @param articles published articles, newest first.
 * @param most how many at most.
 */
export function relatedArticles(
  article: Article,
  articles: readonly Article[],
  most: number,
): readonly Article[] {
  const bySlug = new Map(articles.map((candidate) => [candidate.id, candidate]));
  const named = article.data.related.flatMap(({ id }) => bySlug.get(id) ?? []);
  const nearest = articles
    .filter((candidate) => candidate.id !== article.id && !named.includes(candidate))
    .filter((candidate) => !sameSeries(candidate, article))
    .map((candidate) => ({ candidate, shared: sharedTopics(candidate, article) }))
    .filter(({ shared }) => shared > 0)
    .toSorted((one, other) => other.shared - one.shared)
    .map(({ candidate }) => candidate);
  return [...named, ...nearest].slice(0, most);
}

function sharedTopics(candidate: Article, article: Article): number {
  const [main, ...others] = article.data.topics.map(({ id }) => id);
  const topics = new Set(candidate.data.topics.map(({ id }) => id));
  const mainCounts = main !== undefined && topics.has(main) ? 2 : 0;
  return mainCounts + others.filter((id) => topics.has(id)).length;
}

function sameSeries(one: Article, other: Article): boolean {
  return one.data.series !== undefined && one.data.series.title === other.data.series?.title;
}
