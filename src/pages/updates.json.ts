import { absolute, articlePath } from '../articles/addresses.ts';
import { minutesOf } from '../article-text/body-facts.ts';
import { contentHash } from '../article-text/content-hash.ts';
import { portableHtml } from '../article-text/for-feeds-and-mail.ts';
import { publishedArticles } from '../articles/published.ts';
import type { Article } from '../articles/published.ts';
import { portableElements } from '../components/article-elements.ts';
import { site } from '../site.ts';
import type { Manifest, ManifestArticle } from '../updates/manifest.ts';

/** Mails are of new articles: the text of a whole archive would be carried for nothing. */
const newestWithText = 100;

/** What the updates service knows of the site: every published article by its permanent id, as a mail would carry it. */
export async function GET(): Promise<Response> {
  const articles = await Promise.all(
    (await publishedArticles()).map((article, position) =>
      manifestArticle(article, position < newestWithText),
    ),
  );
  const manifest: Manifest = { version: 1, site: site.url, articles };
  return new Response(JSON.stringify(manifest));
}

async function manifestArticle(article: Article, withText: boolean): Promise<ManifestArticle> {
  const { id, title, description, published, mail } = article.data;
  return {
    id,
    url: absolute(articlePath(article)),
    title,
    description,
    published: published.toISOString(),
    hash: contentHash(article),
    ...(withText && { html: await portableHtml(article, portableElements) }),
    ...(mail.subject !== undefined && { subject: mail.subject }),
    minutes: minutesOf(article),
    send: mail.send,
  };
}
