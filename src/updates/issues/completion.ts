import { sql } from 'kysely';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { Moment } from '../store/schema.ts';
import { addOwedReaders } from './sealing.ts';

/** Marks articles as sent whose hold is over: from then on they can't be taken back. */
export async function endHolds(store: Store, now: Moment): Promise<void> {
  await store.db
    .updateTable('articles')
    .set({ state: 'sent' })
    .where('state', '=', 'planned')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('issues')
          .select('issues.id')
          .where('issues.hold_until', '<=', now)
          .where('issues.state', '!=', 'cancelled')
          .where(sql<boolean>`issues.dedupe_key = 'article:' || articles.content_id`),
      ),
    )
    .execute();
}

/**
 * Finishes the issues whose every delivery is settled. An article's issue first looks for readers who
 * came to be owed it while it was under way, so that nobody falls between two lists.
 */
export async function finishIssues(store: Store, now: Moment): Promise<void> {
  const settled = await store.db
    .selectFrom('issues')
    .select('id')
    .where('state', '=', 'sending')
    .where('kind', '!=', 'confirmation')
    .where('hold_until', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.issue_id', '=', 'issues.id')
            .where(sql<boolean>`deliveries.state in ('queued', 'deferred')`),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.issue_id', '=', 'issues.id')
            .where(sql<boolean>`deliveries.state in ('claimed', 'committing')`),
        ),
      ),
    )
    .execute();
  for (const { id } of settled) await finish(store, id, now);
}

async function finish(store: Store, id: number, now: Moment): Promise<void> {
  await withSealingLock(store, async (transaction) => {
    const issue = await transaction
      .selectFrom('issues')
      .select(['dedupe_key', 'expected', 'state'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (issue.state !== 'sending') return;
    if (issue.dedupe_key.startsWith('article:')) {
      const contentId = issue.dedupe_key.slice('article:'.length);
      const added = await addOwedReaders(transaction, id, contentId, { now, hold: 0 });
      if (added > 0) return;
    }
    const { count } = await transaction
      .selectFrom('deliveries')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('issue_id', '=', id)
      .where('state', 'in', ['sent', 'failed', 'uncertain', 'suppressed'])
      .executeTakeFirstOrThrow();
    if (count !== issue.expected) return;
    await transaction
      .updateTable('issues')
      .set({ state: 'finished', finished_at: now })
      .where('id', '=', id)
      .execute();
  });
}
