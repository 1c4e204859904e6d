import { blogOf } from './blog.js';
import { machineDay } from './dates.js';
import { absolute, site } from './page.js';

export const data = { permalink: '/llms.txt' };

export function render({ collections }) {
  const blog = blogOf(collections);
  const topics = blog.topics.map(
    ({
      id,
      text: {
        data: { title, description },
      },
    }) => link(title, `/topics/${id}/`, description),
  );
  const articles = blog.articles.map(({ url, date, data: { title, description } }) =>
    link(title, url, `${machineDay(date)}. ${description}`),
  );
  return [
    `# ${site.name}`,
    `> ${site.description}`,
    '## Topics',
    topics.join('\n'),
    '## Articles',
    articles.join('\n'),
    '## Full text',
    `${link('RSS', '/rss.xml', 'the newest articles with their whole text')}\n`,
  ].join('\n\n');
}

const link = (title, path, about) => `- [${title}](${absolute(path)}): ${about}`;
