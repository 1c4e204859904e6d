import type { Transaction } from 'kysely';
import type { Database } from '../../store/open-store.ts';
import type { Moment, Tables } from '../../store/schema.ts';
import { newMessageId } from '../../deliveries/message-id.ts';
import { standingIssue } from './standing-issue.ts';

/**
 * Queues the mail that asks a pending reader to confirm. All of them belong to one standing issue, so
 * they have the ledger's care: a crash neither loses nor doubles one. A reader who asks again gets a
 * new mail once the earlier one is settled; while that is still on its way, nothing is added.
 * @param reader.domain the part of the address after the @, in small letters.
 */
export async function queueConfirmation(
  db: Database | Transaction<Tables>,
  reader: { subscriberId: number; domain: string },
  now: Moment,
): Promise<void> {
  const issue = await standingIssue(db, 'confirmation', now);
  const fresh = {
    message_id: newMessageId(),
    domain: reader.domain,
    state: 'queued' as const,
    attempts: 0,
    next_at: now,
    first_attempt_at: null,
    claimed_by: null,
    lease_until: null,
    smtp_reply: null,
    settled_at: null,
  };
  await db
    .insertInto('deliveries')
    .values({ issue_id: issue, subscriber_id: reader.subscriberId, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['issue_id', 'subscriber_id'])
        .doUpdateSet(fresh)
        .where('deliveries.state', 'in', ['sent', 'failed', 'uncertain', 'suppressed']),
    )
    .execute();
}
