import { absolute, articlePath } from '../articles/addresses.ts';
import { contentHash } from '../articles/content-hash.ts';
import { portableHtml } from '../articles/portable.ts';
import { publishedArticles } from '../articles/published.ts';
import type { Article } from '../articles/published.ts';
import { portableElements } from '../components/article-elements.ts';
import { buildTime } from '../clock.ts';
import { site } from '../site.ts';
import type { Manifest, ManifestArticle } from '../updates/manifest.ts';

const hour = 3_600_000;

/** What the updates service knows of the site: every published article by its permanent id, as a mail would carry it. */
export async function GET(): Promise<Response> {
  const articles = await Promise.all((await publishedArticles()).map(manifestArticle));
  const manifest: Manifest = { version: 1, site: site.url, articles };
  return new Response(JSON.stringify(manifest));
}

/** A new article is mailed soon after it appears; the text of a whole archive would be carried for nothing. */
function isRecent({ data }: Article): boolean {
  return buildTime.getTime() - data.published.getTime() < 100 * 24 * hour;
}

async function manifestArticle(article: Article): Promise<ManifestArticle> {
  const { id, title, description, published, mail } = article.data;
  return {
    id,
    url: absolute(articlePath(article)),
    title,
    description,
    published: published.toISOString(),
    hash: contentHash(article),
    ...(isRecent(article) && { html: await portableHtml(article, portableElements) }),
    ...(mail.subject !== undefined && { subject: mail.subject }),
    send: mail.send,
  };
}
