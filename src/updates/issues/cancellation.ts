import { sql } from 'kysely';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { ArticleState, Moment } from '../store/schema.ts';

/**
 * Takes a sealed issue back while it is on hold. Its article is what it was before, so that history stays history, and
 * what was new can be corrected and sent.
 * @returns what its article is again; `undefined` for a digest.
 * @throws an error with a sentence when there is no such issue or mails may already have left.
 */
export function cancelIssue(
  store: Store,
  issueId: number,
  now: Moment,
): Promise<ArticleState | undefined> {
  return withSealingLock(store, async (transaction) => {
    const issue = await transaction
      .selectFrom('issues')
      .select(['state', 'hold_until', 'dedupe_key', 'kind'])
      .where('id', '=', issueId)
      .executeTakeFirst();
    if (!issue || (issue.kind !== 'article' && issue.kind !== 'digest')) {
      throw new Error(`There is no issue ${issueId}: "updates status" lists them.`);
    }
    if (issue.state === 'cancelled') throw new Error(`Issue ${issueId} is cancelled already.`);
    if (issue.state === 'finished' || issue.hold_until <= now) {
      throw new Error(
        `Issue ${issueId} can't be cancelled: its hold is over and mails have left. "updates halt ${issueId}" stops the rest.`,
      );
    }
    await transaction.deleteFrom('deliveries').where('issue_id', '=', issueId).execute();
    await transaction.deleteFrom('receipts').where('issue_id', '=', issueId).execute();
    const article = await transaction
      .updateTable('articles')
      .set(({ fn, ref, val }) => ({
        state: fn.coalesce(ref('state_before'), val<ArticleState>('new')),
        state_before: null,
        released_at: null,
      }))
      .where('state', '=', 'planned')
      .where(sql<boolean>`'article:' || content_id = ${issue.dedupe_key}`)
      .returning('state')
      .executeTakeFirst();
    await transaction
      .updateTable('issues')
      .set({
        state: 'cancelled',
        expected: 0,
        finished_at: now,
        // Frees the key, so that the article can be sealed again.
        dedupe_key: `${issue.dedupe_key}:cancelled:${issueId}`,
      })
      .where('id', '=', issueId)
      .execute();
    return article?.state;
  });
}
