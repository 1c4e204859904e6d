import { createHash } from 'node:crypto';
import type { Article } from '../articles/published.ts';

/**
 * The hash of what the author wrote. The page and the updates manifest carry the same one, so that sending can
 * see whether the page that is online is the one that was built. It decides nothing about who gets a mail.
 */
export function contentHash({ id, digest }: Pick<Article, 'id' | 'digest'>): string {
  return createHash('sha256').update(`${id} ${digest}`).digest('hex');
}
