import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { inDevelopment } from '../development.ts';
import { isHidden } from './hidden.ts';

export type Article = CollectionEntry<'articles'>;

let cached: Promise<readonly Article[]> | undefined;

/**
 * The articles readers may see, newest first. Every page, feed and picture takes its articles from here,
 * so a draft or a future article can't appear in any of them.
 * In development the drafts and future articles are here too; {@link isHidden} tells which.
 * @throws when an article names a topic or a related article that doesn't exist.
 */
export function publishedArticles(): Promise<readonly Article[]> {
  if (inDevelopment) return collect();
  cached ??= collect();
  return cached;
}

/** The articles that readers don't see yet, newest first. Only previews take articles from here. */
export async function hiddenArticles(): Promise<readonly Article[]> {
  return (await getCollection('articles', ({ data }) => isHidden(data))).toSorted(newestFirst);
}

async function collect(): Promise<readonly Article[]> {
  const articles = await getCollection('articles');
  refuseUnknownNames(articles, await getCollection('topics'));
  const visible = inDevelopment ? articles : articles.filter(({ data }) => !isHidden(data));
  return visible.toSorted(newestFirst);
}

/** Newest first; two articles of one moment stand in the order of their slugs, so that builds agree. */
export function newestFirst(one: Article, other: Article): number {
  return (
    other.data.published.getTime() - one.data.published.getTime() || (one.id < other.id ? -1 : 1)
  );
}

function refuseUnknownNames(
  articles: readonly Article[],
  allTopics: readonly CollectionEntry<'topics'>[],
): void {
  const topics = new Set(allTopics.map(({ id }) => id));
  const slugs = new Set(articles.map(({ id }) => id));
  for (const article of articles) {
    for (const topic of article.data.topics) {
      if (!topics.has(topic.id)) refuse(article, 'topics', topic.id, [...topics]);
    }
    for (const related of article.data.related) {
      if (!slugs.has(related.id)) refuse(article, 'related', related.id, [...slugs]);
    }
  }
  for (const topic of allTopics) {
    for (const slug of topic.data.beginWith) {
      if (!slugs.has(slug)) refuse(topic, 'beginWith', slug, [...slugs]);
    }
  }
}

function refuse(
  file: Article | CollectionEntry<'topics'>,
  field: string,
  found: string,
  known: readonly string[],
): never {
  throw new Error(
    `${file.filePath ?? file.id} can't be used:\n  - "${field}" names "${found}", which doesn't exist: write one of ${known.toSorted().join(', ')}.`,
  );
}
