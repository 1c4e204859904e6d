import { monthPath, months } from '../../../../blog.js';
import { monthInWords } from '../../../../dates.js';
import { rssOf } from '../../../../feeds.js';
import { site } from '../../../../frame.js';

export function getStaticPaths() {
  return months.map((shown) => {
    const [year, month] = shown.key.split('-');
    return { params: { year, month }, props: shown };
  });
}

export function GET({ props: { key, articles } }) {
  const name = monthInWords(key);
  return rssOf({
    title: `${site.name}: ${name}`,
    description: `Every article published in ${name}.`,
    path: `${monthPath(key)}rss.xml`,
    articles,
  });
}
