import type { Transaction } from 'kysely';
import { countBounce } from '../inbound/counting.ts';
import type { Moment, Tables } from '../store/schema.ts';
import { meaningOfRefusal } from './refusal-meaning.ts';

/**
 * Acts on what an issue's failures say about their addresses, once each: an address that doesn't exist is never
 * mailed again, a full mailbox counts as a soft bounce. Only called when the issue as a whole went well, or
 * a person said that the refusals are right.
 */
export async function judgeFailures(
  transaction: Transaction<Tables>,
  issueId: number,
  now: Moment,
): Promise<void> {
  const failures = await transaction
    .selectFrom('deliveries')
    .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .select([
      'deliveries.message_id as messageId',
      'deliveries.smtp_reply as reply',
      'subscribers.id as id',
      'subscribers.email_key as emailKey',
      'subscribers.confirmed_at as confirmedAt',
    ])
    .where('deliveries.issue_id', '=', issueId)
    .where('deliveries.state', '=', 'failed')
    .where('deliveries.judged', '=', 0)
    .execute();
  for (const { messageId, reply, ...reader } of failures) {
    const meaning = meaningOfRefusal(reply ?? '');
    if (meaning !== 'no-such-address' && meaning !== 'full-mailbox') continue;
    const kind = meaning === 'no-such-address' ? 'hard' : 'soft';
    await countBounce(transaction, reader, { kind, messageId }, now);
  }
  await transaction
    .updateTable('deliveries')
    .set({ judged: 1 })
    .where('issue_id', '=', issueId)
    .where('state', '=', 'failed')
    .where('judged', '=', 0)
    .execute();
}
