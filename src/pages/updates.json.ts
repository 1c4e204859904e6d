import { portableHtml } from '../article-text/for-feeds-and-mail.ts';
import { publishedArticles } from '../articles/published.ts';
import { portableElements } from '../components/article/article-elements.ts';
import { manifestArticle } from '../feeds/manifest-article.ts';
import { site } from '../site.ts';
import type { Manifest } from '../updates/manifest.ts';

/** Mails are of new articles: the text of a whole archive would be carried for nothing. */
const newestWithText = 100;

/** What the updates service knows of the site: every published article by its permanent id, as a mail would carry it. */
export async function GET(): Promise<Response> {
  const articles = await Promise.all(
    (await publishedArticles()).map(async (article, position) =>
      manifestArticle(
        article,
        position < newestWithText ? await portableHtml(article, portableElements) : undefined,
      ),
    ),
  );
  const manifest: Manifest = { version: 1, site: site.url, articles };
  return new Response(JSON.stringify(manifest));
}
