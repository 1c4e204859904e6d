import { absolute, articlePath, topicPath, yearPath } from '../articles/addresses.ts';
import { machineDay } from '../articles/dates.ts';
import { articleCount } from '../articles/article-count.ts';
import { years } from '../articles/months.ts';
import { publishedArticles } from '../articles/published.ts';
import type { Article } from '../articles/published.ts';
import { topicsWithArticles } from '../articles/topics.ts';
import { site } from '../site.ts';

/** The site in brief for language models, by the llms.txt proposal: a title, a summary, lists of links. */
export async function GET(): Promise<Response> {
  const articles = await publishedArticles();
  const topics = await topicsWithArticles();
  return new Response(
    [
      `# ${site.name}`,
      `> ${site.description}`,
      `## Topics`,
      topics
        .map(({ topic: { id, data } }) => link(data.title, topicPath({ id }), data.description))
        .join('\n'),
      `## Articles`,
      articles
        .slice(0, site.articlesInArchive)
        .map((article) =>
          link(
            article.data.title,
            articlePath(article),
            `${machineDay(article.data.published)}. ${article.data.description}`,
          ),
        )
        .join('\n'),
      ...(articles.length > site.articlesInArchive
        ? [`## All articles, by year`, byYear(articles)]
        : []),
      `## Full text`,
      link('RSS', '/rss.xml', 'the newest articles with their whole text'),
    ].join('\n\n') + '\n',
  );
}

function byYear(articles: readonly Article[]): string {
  return years(articles)
    .map(({ year, count }) => link(year, yearPath(year), articleCount(count)))
    .join('\n');
}

function link(title: string, path: string, description: string): string {
  const text = title.replace(/[[\]\\]/g, '\\$&');
  return `- [${text}](${absolute(path)}): ${description}`;
}
