import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { publishedArticles } from './published.ts';
import type { Article } from './published.ts';

export type Topic = CollectionEntry<'topics'>;

export interface TopicWithArticles {
  readonly topic: Topic;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** Those of them to begin with, as the topic names them. */
  readonly beginWith: readonly Article[];
}

let cachedTopics: Promise<ReadonlyMap<string, Topic>> | undefined;
let cachedRows: Promise<readonly TopicWithArticles[]> | undefined;

/** The topics that have articles, by name. A topic without any has no page. */
export function topicsWithArticles(): Promise<readonly TopicWithArticles[]> {
  if (import.meta.env.DEV) return collectRows();
  cachedRows ??= collectRows();
  return cachedRows;
}

/** The topics of one article, the main one first. */
export async function topicsOf(article: Article): Promise<readonly Topic[]> {
  const topics = await topicsById();
  return article.data.topics.flatMap(({ id }) => topics.get(id) ?? []);
}

function topicsById(): Promise<ReadonlyMap<string, Topic>> {
  if (import.meta.env.DEV) return collectTopics();
  cachedTopics ??= collectTopics();
  return cachedTopics;
}

async function collectTopics(): Promise<ReadonlyMap<string, Topic>> {
  return new Map((await getCollection('topics')).map((topic) => [topic.id, topic]));
}

async function collectRows(): Promise<readonly TopicWithArticles[]> {
  const articlesOf = new Map<string, Article[]>();
  for (const article of await publishedArticles()) {
    for (const id of new Set(article.data.topics.map((topic) => topic.id))) {
      const known = articlesOf.get(id);
      if (known) known.push(article);
      else articlesOf.set(id, [article]);
    }
  }
  return [...(await topicsById()).values()]
    .flatMap((topic) => {
      const articles = articlesOf.get(topic.id);
      return articles ? [{ topic, articles, beginWith: firstOf(topic, articles) }] : [];
    })
    .toSorted((one, other) => one.topic.data.title.localeCompare(other.topic.data.title, 'en'));
}

function firstOf(topic: Topic, articles: readonly Article[]): Article[] {
  return topic.data.beginWith.flatMap((slug) => articles.find(({ id }) => id === slug) ?? []);
}
