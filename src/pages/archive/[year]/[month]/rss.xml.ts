import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { monthPath } from '../../../../articles/addresses.ts';
import { monthInWords } from '../../../../articles/dates.ts';
import { months } from '../../../../articles/months.ts';
import { portableHtml } from '../../../../articles/portable.ts';
import { publishedArticles } from '../../../../articles/published.ts';
import { rssFeed } from '../../../../articles/rss-feed.ts';
import { portableElements } from '../../../../components/article-elements.ts';
import { site } from '../../../../site.ts';

export async function getStaticPaths() {
  const all = months(await publishedArticles());
  return all.map((month) => {
    const [year, number] = month.key.split('-');
    return { params: { year, month: number }, props: { month } };
  });
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { key, articles } = props.month;
  const name = monthInWords(key);
  return new Response(
    await rssFeed(
      {
        title: `${site.name}: ${name}`,
        description: `Every article published in ${name}.`,
        path: `${monthPath(key)}rss.xml`,
        articles,
      },
      (article) => portableHtml(article, portableElements),
    ),
  );
};
