import type { Article } from '../../../src/articles/published.ts';

/** An article for tests, with as much of it as they look at. */
export function article(
  slug: string,
  data: Partial<{
    published: string;
    topics: string[];
    related: string[];
    series: { title: string; part: number };
    redirectFrom: string[];
  }> = {},
): Article {
  const reference = (collection: string) => (id: string) => ({ collection, id });
  return {
    id: slug,
    collection: 'articles',
    data: {
      id: `${slug}-id`,
      title: slug,
      published: new Date(data.published ?? '2026-05-14'),
      topics: (data.topics ?? ['goals']).map(reference('topics')),
      related: (data.related ?? []).map(reference('articles')),
      series: data.series,
      redirectFrom: data.redirectFrom ?? [],
    },
  } as unknown as Article;
}
