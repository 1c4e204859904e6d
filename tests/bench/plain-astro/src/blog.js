import { getCollection } from 'astro:content';

const relatedArticles = 3;

/** Newest first. */
export const articles = (await getCollection('articles')).toSorted(
  (one, other) => other.data.date - one.data.date,
);

/** The month of an article: `2026-05`. */
export const monthOf = ({ data }) => data.date.toISOString().slice(0, 7);
export const pathOf = ({ id }) => `/articles/${id}/`;
export const monthPath = (key) => `/archive/${key.replace('-', '/')}/`;

/** Newest first, those with articles alone. */
export const months = [...Map.groupBy(articles, monthOf)].map(([key, inMonth]) => ({
  key,
  articles: inMonth,
}));

export const years = [...Map.groupBy(months, ({ key }) => key.slice(0, 4))].map(
  ([year, inYear]) => ({ year, months: inYear }),
);

/** By name, those with articles alone. */
export const topics = (await getCollection('topics'))
  .map((text) => ({
    text,
    articles: articles.filter(({ data }) => data.topics.includes(text.id)),
  }))
  .filter((topic) => topic.articles.length > 0)
  .toSorted((one, other) => one.text.data.title.localeCompare(other.text.data.title, 'en'));

const titles = new Map(topics.map(({ text }) => [text.id, text.data.title]));
export const titleOfTopic = (id) => titles.get(id);

const series = Map.groupBy(
  articles.filter(({ data }) => data.series),
  ({ data }) => data.series.title,
);

/** All parts of the series an article belongs to, in their order. */
export function partsOf({ data }) {
  const parts = series.get(data.series?.title) ?? [];
  return parts.toSorted((one, other) => one.data.series.part - other.data.series.part);
}

/** Those an author names, then those with the most topics in common, the first topic counting twice. */
export function relatedTo({ id, data }) {
  const named = data.related.map((name) => articles.find((article) => article.id === name));
  const others = articles
    .filter(
      (other) =>
        other.id !== id &&
        !data.related.includes(other.id) &&
        (!data.series || other.data.series?.title !== data.series.title),
    )
    .map((other) => ({ other, shared: shared(other.data.topics, data.topics) }))
    .filter((candidate) => candidate.shared > 0)
    .sort((one, two) => two.shared - one.shared)
    .map(({ other }) => other);
  return [...named, ...others].slice(0, relatedArticles);
}

const shared = (theirs, own) =>
  own.filter((topic) => theirs.includes(topic)).length + (theirs.includes(own[0]) ? 1 : 0);
