const relatedArticles = 3;
const known = new WeakMap();

/** A topic's name: that of the folder its text is in. */
export const nameOf = (topicText) => topicText.inputPath.split('/').at(-2);

/** The month of an article: `2026-05`. */
export const monthOf = ({ date }) => date.toISOString().slice(0, 7);

/** Everything the templates ask about all articles, worked out once a build. */
export function blogOf({ articles, topicTexts }) {
  let blog = known.get(articles);
  if (!blog) {
    blog = collect(articles, topicTexts);
    known.set(articles, blog);
  }
  return blog;
}

function collect(oldestFirst, topicTexts) {
  const articles = oldestFirst.toReversed();
  const bySlug = new Map(articles.map((article) => [article.fileSlug, article]));
  const position = new Map(articles.map((article, index) => [article.fileSlug, index]));
  const months = [...Map.groupBy(articles, monthOf)].map(([key, inMonth]) => ({
    key,
    articles: inMonth,
  }));
  const years = [...Map.groupBy(months, ({ key }) => key.slice(0, 4))].map(([year, inYear]) => ({
    year,
    months: inYear,
  }));
  const ofTopic = new Map(topicTexts.map((text) => [nameOf(text), []]));
  const series = new Map();
  for (const article of articles) {
    for (const topic of article.data.topics) ofTopic.get(topic).push(article);
    const { title } = article.data.series ?? {};
    if (title) series.set(title, [...(series.get(title) ?? []), article]);
  }
  for (const parts of series.values()) {
    parts.sort((one, other) => one.data.series.part - other.data.series.part);
  }
  const topics = topicTexts
    .map((text) => ({ id: nameOf(text), text, articles: ofTopic.get(nameOf(text)) }))
    .filter((topic) => topic.articles.length > 0)
    .toSorted((one, other) => one.text.data.title.localeCompare(other.text.data.title, 'en'));
  const titles = new Map(topicTexts.map((text) => [nameOf(text), text.data.title]));
  const nearest = nearestByTopic(articles);
  const monthPlaces = new Map(months.map(({ key }, index) => [key, index]));
  const topicsByName = new Map(topics.map((topic) => [topic.id, topic]));
  return {
    articles,
    months,
    years,
    topics,
    topic: (id) => topicsByName.get(id),
    month(key) {
      const place = monthPlaces.get(key);
      return { month: months[place], earlier: months[place + 1], later: months[place - 1] };
    },
    titleOfTopic: (id) => titles.get(id),
    partsOf: (article) => series.get(article.series?.title),
    previousAndNext(slug) {
      const index = position.get(slug);
      return { previous: articles[index + 1], next: articles[index - 1] };
    },
    related({ related = [], topics: own, series: ownSeries }, slug) {
      const named = related.map((id) => bySlug.get(id));
      const others = nearest(own).filter(
        (candidate) =>
          candidate.fileSlug !== slug &&
          !related.includes(candidate.fileSlug) &&
          (!ownSeries || candidate.data.series?.title !== ownSeries.title),
      );
      return [...named, ...others].slice(0, relatedArticles);
    },
  };
}

// Articles with the same topics have the same neighbours, so there are far fewer rankings than articles.
function nearestByTopic(articles) {
  const enough = 20;
  const rankings = new Map();
  return (own) => {
    const [main, ...others] = own;
    const key = [main, ...others.toSorted()].join();
    let ranking = rankings.get(key);
    if (!ranking) {
      ranking = articles
        .map((candidate) => ({ candidate, shared: shared(candidate.data.topics, main, others) }))
        .filter(({ shared }) => shared > 0)
        .sort((one, other) => other.shared - one.shared)
        .slice(0, enough)
        .map(({ candidate }) => candidate);
      rankings.set(key, ranking);
    }
    return ranking;
  };
}

function shared(topics, main, others) {
  let count = topics.includes(main) ? 2 : 0;
  for (const topic of others) if (topics.includes(topic)) count += 1;
  return count;
}
