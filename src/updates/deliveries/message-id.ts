import { randomBytes } from 'node:crypto';
import { site } from '../../site.ts';

/** A new Message-ID, without its angle brackets; it tells nothing about reader or issue. */
export function newMessageId(): string {
  return `${randomBytes(16).toString('hex')}@${new URL(site.url).hostname}`;
}
