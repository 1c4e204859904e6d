import { createHmac } from 'node:crypto';

/**
 * What stands in the address of an article's preview: always the same for one article and secret, whatever
 * becomes of its words and its slug, and not to be guessed without the secret.
 * @param id the article's permanent id.
 */
export function previewToken(id: string, secret: string): string {
  return createHmac('sha256', secret).update(`preview ${id}`).digest('hex').slice(0, 40);
}
