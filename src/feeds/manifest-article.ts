import { minutesOf } from '../article-text/body-facts.ts';
import { contentHash } from '../article-text/content-hash.ts';
import { absolute, articlePath } from '../articles/addresses.ts';
import type { Article } from '../articles/published.ts';
import type { ManifestArticle } from '../updates/manifest.ts';

/**
 * An article as the updates service knows it.
 * @param html its portable rendering; without it a mail is the summary and a link.
 */
export function manifestArticle(article: Article, html: string | undefined): ManifestArticle {
  const { id, title, description, published, mail } = article.data;
  return {
    id,
    url: absolute(articlePath(article)),
    title,
    description,
    published: published.toISOString(),
    hash: contentHash(article),
    ...(html !== undefined && { html }),
    ...(mail.subject !== undefined && { subject: mail.subject }),
    minutes: minutesOf(article),
    send: mail.send,
  };
}
