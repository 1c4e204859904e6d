import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Moment, Tables } from '../store/schema.ts';
import { canonicalAddress } from './address.ts';
import type { Address } from './address.ts';

/**
 * Why an address gets no articles. `hard-bounce` and `complaint` are final: no mail at all is sent to it again.
 * `unsubscribed` and `erased` keep an import from bringing somebody back; a reader who asks again
 * and confirms lifts them.
 */
export type SuppressionReason = 'hard-bounce' | 'complaint' | 'unsubscribed' | 'erased';

/** The reasons that a reader's own confirmation lifts. */
export const liftedByConfirmation: readonly SuppressionReason[] = ['unsubscribed', 'erased'];

/** The keyed hash under which the store knows an address: it says nothing without the key, and survives erasure. */
export function emailKey(address: Address, key: Uint8Array): string {
  return addressHash('address', canonicalAddress(address), key);
}

/** A keyed hash for something derived from an address, such as its mailbox. */
export function addressHash(kind: 'address' | 'mailbox', text: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`updates ${kind}\n${text}`).digest('hex');
}

/** Suppresses an address. A final reason replaces one that isn't; nothing replaces a final one. */
export async function suppress(
  db: Kysely<Tables>,
  email_key: string,
  reason: SuppressionReason,
  at: Moment,
): Promise<void> {
  const liftable = liftedByConfirmation.includes(reason);
  await db
    .insertInto('suppressions')
    .values({ email_key, reason, at })
    .onConflict((conflict) =>
      conflict
        .column('email_key')
        .doUpdateSet({ reason, at })
        .where('suppressions.reason', 'in', liftable ? [reason] : liftedByConfirmation),
    )
    .execute();
}

/** Why the address with this key is suppressed, and since when. */
export async function suppressionOf(
  db: Kysely<Tables>,
  email_key: string,
): Promise<{ reason: string; at: Moment } | undefined> {
  return db
    .selectFrom('suppressions')
    .select(['reason', 'at'])
    .where('email_key', '=', email_key)
    .executeTakeFirst();
}
