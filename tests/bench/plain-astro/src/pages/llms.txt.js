import { articles, pathOf, topics } from '../blog.js';
import { machineDay } from '../dates.js';
import { absolute, site } from '../frame.js';

const link = (title, path, about) => `- [${title}](${absolute(path)}): ${about}`;

export function GET() {
  const ofTopics = topics.map(({ text: { id, data } }) =>
    link(data.title, `/topics/${id}/`, data.description),
  );
  const ofArticles = articles.map((article) =>
    link(
      article.data.title,
      pathOf(article),
      `${machineDay(article.data.date)}. ${article.data.description}`,
    ),
  );
  return new Response(
    [
      `# ${site.name}`,
      `> ${site.description}`,
      '## Topics',
      ofTopics.join('\n'),
      '## Articles',
      ofArticles.join('\n'),
      '## Full text',
      `${link('RSS', '/rss.xml', 'the newest articles with their whole text')}\n`,
    ].join('\n\n'),
  );
}
