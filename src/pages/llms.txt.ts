import { absolute, articlePath, topicPath } from '../articles/addresses.ts';
import { machineDay } from '../articles/dates.ts';
import { publishedArticles } from '../articles/published.ts';
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
        .map((article) =>
          link(
            article.data.title,
            articlePath(article),
            `${machineDay(article.data.published)}. ${article.data.description}`,
          ),
        )
        .join('\n'),
      `## Full text`,
      link('RSS', '/rss.xml', 'the newest articles with their whole text'),
    ].join('\n\n') + '\n',
  );
}

function link(title: string, path: string, description: string): string {
  const text = title.replace(/[[\]\\]/g, '\\$&');
  return `- [${text}](${absolute(path)}): ${description}`;
}
