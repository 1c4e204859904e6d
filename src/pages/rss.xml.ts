import { portableHtml } from '../article-text/for-feeds-and-mail.ts';
import { publishedArticles } from '../articles/published.ts';
import { rssFeed } from '../feeds/rss-feed.ts';
import { portableElements } from '../components/article/article-elements.ts';
import { site } from '../site.ts';

export async function GET(): Promise<Response> {
  const articles = await publishedArticles();
  return new Response(
    await rssFeed(
      {
        title: site.name,
        description: site.description,
        path: '/rss.xml',
        articles: articles.slice(0, site.articlesInFeed),
      },
      (article) => portableHtml(article, portableElements),
    ),
  );
}
