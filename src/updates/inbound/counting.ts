import { unsubscribeWithin } from '../readers/leaving.ts';
import { suppress } from '../readers/suppression.ts';
import type { Database } from '../store/open-store.ts';
import type { BounceTable, Moment } from '../store/schema.ts';

/** The reader a bounce is about. */
export interface BouncedReader {
  id: number;
  emailKey: string;
  confirmedAt: Moment | null;
}

/** What counting a bounce came to. */
export type CountedBounce =
  | { outcome: 'suppressed' | 'duplicate' }
  /** `soft`: how many in 30 days. */
  | { outcome: 'paused' | 'counted'; soft: number };

const softWindow = 30 * 24 * 60 * 60 * 1000;
const softMost = 3;

/**
 * Counts one bounce or complaint, as part of a transaction. Hard: never mailed again. Complaint: the same, and off the
 * list. Soft: the third within 30 days pauses the reader.
 * @param bounce.messageId what the bounce is about: the same kind of bounce of it counts once.
 */
export async function countBounce(
  db: Database,
  { id, emailKey, confirmedAt }: BouncedReader,
  { kind, messageId }: { kind: BounceTable['kind']; messageId: string },
  now: Moment,
): Promise<CountedBounce> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('bounces')
    .values({ message_id: messageId, kind, email_key: emailKey, at: now })
    .onConflict((conflict) => conflict.columns(['message_id', 'kind']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return { outcome: 'duplicate' };
  if (kind !== 'soft') {
    await suppress(db, emailKey, kind === 'complaint' ? 'complaint' : 'hard-bounce', now);
    if (kind === 'complaint') await unsubscribeWithin(db, id, now);
    return { outcome: 'suppressed' };
  }
  // What bounced before the reader last confirmed says nothing about the mailbox of today.
  const since = Math.max(now - softWindow, confirmedAt ?? 0);
  const { count } = await db
    .selectFrom('bounces')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('email_key', '=', emailKey)
    .where('kind', '=', 'soft')
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  const soft = Number(count);
  if (soft < softMost) return { outcome: 'counted', soft };
  await db
    .updateTable('subscribers')
    .set({ state: 'paused' })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .execute();
  return { outcome: 'paused', soft };
}
