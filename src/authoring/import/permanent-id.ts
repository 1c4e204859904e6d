import { createHash } from 'node:crypto';

/** The permanent id of an imported article: the same for the same old article, run after run. */
export function permanentId(identity: string): string {
  return `imported-${shortHash(identity)}`;
}

/** Twelve hexadecimal digits that tell one text from all others. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
