import type { Store } from '../store/open-store.ts';
import type { DeliveryState, Moment } from '../store/schema.ts';

/**
 * Settles a delivery nobody knows the end of, on a person's word: `sent` when the mail server's log
 * has it, `resend` to queue it again, which may bring the reader a second copy, `failed` to leave it at that.
 * @throws an error with a sentence when the delivery isn't uncertain.
 */
export async function resolveUncertain(
  store: Store,
  deliveryId: number,
  verdict: 'sent' | 'resend' | 'failed',
  now: Moment,
): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('deliveries')
      .set(({ eb }) =>
        verdict === 'resend'
          ? { state: 'queued', next_at: now, settled_at: null, fence: eb('fence', '+', 1) }
          : { state: verdict, settled_at: now, fence: eb('fence', '+', 1) },
      )
      .where('id', '=', deliveryId)
      .where('state', '=', 'uncertain')
      .returning('issue_id')
      .executeTakeFirst();
    if (!row) {
      throw new Error(
        `Delivery ${deliveryId} is not uncertain: "updates status" lists those that are.`,
      );
    }
    if (verdict !== 'resend') return;
    await transaction
      .updateTable('issues')
      .set({ state: 'sending', finished_at: null })
      .where('id', '=', row.issue_id)
      .where('state', '=', 'finished')
      .execute();
  });
}

/** A delivery that may or may not have arrived. */
export interface UncertainDelivery {
  id: number;
  issueId: number;
  subject: string;
  /** `null` once the reader is erased. */
  email: string | null;
  /** Without angle brackets: what to look for in the mail server's log. */
  messageId: string;
  at: Moment | null;
  state: DeliveryState;
}

/** Every delivery that waits for a person's word, the oldest first. */
export function uncertainDeliveries(store: Store): Promise<UncertainDelivery[]> {
  return store.db
    .selectFrom('deliveries')
    .innerJoin('issues', 'issues.id', 'deliveries.issue_id')
    .leftJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .select([
      'deliveries.id as id',
      'deliveries.issue_id as issueId',
      'issues.subject as subject',
      'subscribers.email as email',
      'deliveries.message_id as messageId',
      'deliveries.settled_at as at',
      'deliveries.state as state',
    ])
    .where('deliveries.state', '=', 'uncertain')
    .orderBy('deliveries.id')
    .execute();
}
