import type { Store } from '../store/open-store.ts';
import type { DeliveryState, Moment } from '../store/schema.ts';
import { inTransaction } from '../store/transaction.ts';

/** What a person says: the log has it; send it again; leave it. */
export type Verdict = 'sent' | 'resend' | 'failed';

/**
 * Settles deliveries nobody knows the end of, on a person's word: `sent` when the mail server's log
 * has it, `resend` to queue it again, which may bring the reader a second copy, `failed` to leave it at that.
 * All of them, or none.
 * @param which the deliveries by their ids, or all of an issue that are uncertain.
 * @returns how many there were.
 * @throws an error with a sentence when a delivery isn't uncertain, or the issue has none.
 */
export function resolveUncertain(
  store: Store,
  which: { deliveries: readonly number[] } | { issue: number },
  verdict: Verdict,
  now: Moment,
): Promise<number> {
  return inTransaction(store, async (transaction) => {
    const rows = await transaction
      .updateTable('deliveries')
      .set(({ eb }) =>
        verdict === 'resend'
          ? { state: 'queued', next_at: now, settled_at: null, fence: eb('fence', '+', 1) }
          : { state: verdict, settled_at: now, judged: 1, fence: eb('fence', '+', 1) },
      )
      .where('state', '=', 'uncertain')
      .$if('issue' in which, (update) =>
        update.where('issue_id', '=', 'issue' in which ? which.issue : 0),
      )
      .$if('deliveries' in which, (update) =>
        update.where('id', 'in', 'deliveries' in which ? which.deliveries : []),
      )
      .returning(['id', 'issue_id'])
      .execute();
    const found = new Set(rows.map(({ id }) => id));
    if ('issue' in which && found.size === 0)
      throw new Error(`Issue ${which.issue} has no uncertain delivery.`);
    const missing =
      'deliveries' in which ? which.deliveries.find((id) => !found.has(id)) : undefined;
    if (missing !== undefined)
      throw new Error(
        `Delivery ${missing} is not uncertain: "updates status" lists those that are. Nothing was changed.`,
      );
    if (verdict === 'resend')
      await transaction
        .updateTable('issues')
        .set({ state: 'sending', finished_at: null })
        .where('id', 'in', [...new Set(rows.map(({ issue_id: issue }) => issue))])
        .where('state', '=', 'finished')
        .where('kind', '!=', 'test')
        .execute();
    return found.size;
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
