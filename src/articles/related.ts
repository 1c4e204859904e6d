import { onceFor } from './once-for.ts';
import type { Article } from './published.ts';

interface Index {
  readonly bySlug: ReadonlyMap<string, Article>;
  /** Where each article stands in the list: the smaller, the newer. */
  readonly position: ReadonlyMap<Article, number>;
  /** Articles with the same topics, newest first: there are far fewer such groups than articles. */
  readonly groups: readonly {
    readonly topics: ReadonlySet<string>;
    readonly articles: Article[];
  }[];
}

const indexOf = onceFor((articles: readonly Article[]): Index => {
  const groups = Map.groupBy(articles, (article) => topicsIn(article).toSorted().join(' '));
  return {
    bySlug: new Map(articles.map((article) => [article.id, article])),
    position: new Map(articles.map((article, position) => [article, position])),
    groups: [...groups.values()].map((same) => ({
      topics: new Set(same.flatMap(topicsIn)),
      articles: same,
    })),
  };
});

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
  const { bySlug, position, groups } = indexOf(articles);
  const named = article.data.related.flatMap(({ id }) => bySlug.get(id) ?? []);
  const fits = (candidate: Article): boolean =>
    candidate.id !== article.id && !named.includes(candidate) && !sameSeries(candidate, article);
  const nearest = groups
    .map((group) => ({ shared: sharedTopics(group.topics, article), articles: group.articles }))
    .filter(({ shared }) => shared > 0)
    .flatMap((group) =>
      firstThat(fits, group.articles, most).map((candidate) => ({
        candidate,
        shared: group.shared,
        position: position.get(candidate) ?? 0,
      })),
    )
    .toSorted((one, other) => other.shared - one.shared || one.position - other.position)
    .map(({ candidate }) => candidate);
  return [...named, ...nearest].slice(0, most);
}

function firstThat(
  fits: (article: Article) => boolean,
  articles: readonly Article[],
  most: number,
): Article[] {
  const first: Article[] = [];
  for (const article of articles) {
    if (first.length === most) break;
    if (fits(article)) first.push(article);
  }
  return first;
}

function sharedTopics(topics: ReadonlySet<string>, article: Article): number {
  const [main, ...others] = topicsIn(article);
  const mainCounts = main !== undefined && topics.has(main) ? 2 : 0;
  return mainCounts + others.filter((id) => topics.has(id)).length;
}

function sameSeries(one: Article, other: Article): boolean {
  return one.data.series !== undefined && one.data.series.title === other.data.series?.title;
}

function topicsIn(article: Article): string[] {
  return article.data.topics.map(({ id }) => id);
}
