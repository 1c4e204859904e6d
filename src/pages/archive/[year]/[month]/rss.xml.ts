import { getCollection } from 'astro:content';
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { monthPath } from '../../../../articles/addresses.ts';
import { monthInWords } from '../../../../articles/dates.ts';
import { months } from '../../../../articles/months.ts';
import { portableHtml } from '../../../../article-text/for-feeds-and-mail.ts';
import { publishedArticles } from '../../../../articles/published.ts';
import { rssFeed } from '../../../../feeds/rss-feed.ts';
import { pageKey } from '../../../../incremental-build/page-key.ts';
import { dayShownIn, portableElements } from '../../../../components/article/article-elements.ts';
import { site } from '../../../../site.ts';

export async function getStaticPaths() {
  const all = months(await publishedArticles());
  const topics = await getCollection('topics');
  return Promise.all(
    all.map(async (month) => {
      const [year, number] = month.key.split('-');
      const texts = month.articles.map((article) => [article.digest, dayShownIn(article)]);
      return {
        params: { year, month: number },
        props: { month },
        cacheKey: await pageKey(month, texts, topics),
      };
    }),
  );
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
