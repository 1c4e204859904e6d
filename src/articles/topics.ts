import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { publishedArticles } from './published.ts';
import type { Article } from './published.ts';

export type Topic = CollectionEntry<'topics'>;

export interface TopicWithArticles {
  readonly topic: Topic;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** The topics that have articles, by name. A topic without any has no page. */
export async function topicsWithArticles(): Promise<readonly TopicWithArticles[]> {
  const articles = await publishedArticles();
  const topics = await getCollection('topics');
  return topics
    .map((topic) => ({
      topic,
      articles: articles.filter(({ data }) => data.topics.some(({ id }) => id === topic.id)),
    }))
    .filter((row) => row.articles.length > 0)
    .toSorted((one, other) => one.topic.data.title.localeCompare(other.topic.data.title, 'en'));
}

/** The topics of one article, the main one first. */
export async function topicsOf(article: Article): Promise<readonly Topic[]> {
  const topics = new Map((await getCollection('topics')).map((topic) => [topic.id, topic]));
  return article.data.topics.flatMap(({ id }) => topics.get(id) ?? []);
}
