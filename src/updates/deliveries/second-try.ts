import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { keepNote } from '../store/notes.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * Queues an issue's failed or refused mails again; an issue that is over or halted goes on with them. Neither has
 * arrived, so nobody gets a second copy.
 * @returns how many are tried again, and how many stay as their addresses are suppressed.
 * @throws an error with a sentence when there is no such issue or nothing to try again.
 */
export function retryIssue(
  store: Store,
  issueId: number,
  states: readonly ('failed' | 'refused')[],
  now: Moment,
): Promise<{ queued: number; suppressed: number }> {
  return inTransaction(store, async (transaction) => {
    const issue = await transaction
      .selectFrom('issues')
      .select(['state', 'kind'])
      .where('id', '=', issueId)
      .executeTakeFirst();
    if (!issue || issue.kind === 'test')
      throw new Error(`There is no issue ${issueId}: "updates status" lists them.`);
    if (issue.state === 'cancelled')
      throw new Error(`Issue ${issueId} is cancelled: "updates send" seals its article anew.`);
    const rows = await transaction
      .selectFrom('deliveries')
      .leftJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
      .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
      .select(['deliveries.id', 'suppressions.reason'])
      .where('deliveries.issue_id', '=', issueId)
      .where('deliveries.state', 'in', states)
      .execute();
    const free = rows.filter(({ reason }) => reason === null).map(({ id }) => id);
    const suppressed = rows.length - free.length;
    if (free.length === 0) throw new Error(nothingToRetry(issueId, suppressed));
    await transaction
      .updateTable('deliveries')
      .set({ state: 'queued', next_at: now, settled_at: null, first_attempt_at: null, judged: 0 })
      .where('issue_id', '=', issueId)
      .where('state', 'in', states)
      .where('id', 'in', (all) =>
        all
          .selectFrom('deliveries as mine')
          .leftJoin('subscribers', 'subscribers.id', 'mine.subscriber_id')
          .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
          .select('mine.id')
          .where('mine.issue_id', '=', issueId)
          .where('suppressions.reason', 'is', null),
      )
      .execute();
    await transaction
      .updateTable('issues')
      .set({ state: 'sending', finished_at: null, halted_because: null })
      .where('id', '=', issueId)
      .execute();
    await keepNote(transaction, `issue:${issueId}`, {
      at: now,
      what: 'retry',
      why: `${free.length} ${states.join(' and ')}`,
    });
    return { queued: free.length, suppressed };
  });
}

function nothingToRetry(issueId: number, suppressed: number): string {
  if (suppressed === 0) return `Nothing of issue ${issueId} has failed or was refused.`;
  const those = suppressed === 1 ? 'The address' : `All ${suppressed} addresses`;
  return `${those} of issue ${issueId} that failed ${suppressed === 1 ? 'is' : 'are'} suppressed: "updates unsuppress --issue ${issueId} --why …" lifts that first.`;
}
