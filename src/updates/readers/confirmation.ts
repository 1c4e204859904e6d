import type { Transaction } from 'kysely';
import type { Database } from '../store/open-store.ts';
import type { Moment, Tables } from '../store/schema.ts';
import { newMessageId } from '../deliveries/message-id.ts';

const standingIssue = 'confirmation';

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
  const issue = await confirmationIssue(db, now);
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

async function confirmationIssue(db: Database | Transaction<Tables>, now: Moment): Promise<number> {
  const find = () =>
    db.selectFrom('issues').select('id').where('dedupe_key', '=', standingIssue).executeTakeFirst();
  const found = await find();
  if (found) return found.id;
  // What the mail says is written when it is sent, so the row carries no text.
  await db
    .insertInto('issues')
    .values({
      kind: 'confirmation',
      dedupe_key: standingIssue,
      subject: '',
      html: '',
      text: '',
      state: 'sending',
      sealed_at: now,
      hold_until: now,
      finished_at: null,
      halted_because: null,
      expected: 0,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
  const made = await find();
  if (!made) throw new Error('The standing issue of confirmations could not be made.');
  return made.id;
}
