import { randomBytes } from 'node:crypto';

/** What `newPublicId` gives. */
export const publicIdShape = /^[0-9a-f]{32}$/;

/**
 * A new name for a reader's row, in links and return paths: 128 random bits in hexadecimal. Row numbers won't do, as a
 * restored copy of the store gives the same numbers to other people.
 */
export function newPublicId(): string {
  return randomBytes(16).toString('hex');
}
