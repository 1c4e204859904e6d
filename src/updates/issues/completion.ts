import { sql } from 'kysely';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { Moment } from '../store/schema.ts';
import { judgeFailures } from '../deliveries/failures.ts';
import { haltAsNobodysFailure, results } from '../deliveries/halting.ts';
import { addOwedReaders } from './sealing.ts';
import { deliveryCounts } from './status-figures.ts';

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
    .where('kind', 'in', ['article', 'digest'])
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

/** What nobody was sent isn't over: a person says whether the readers are at fault, or the relay. */
function reasonToWait(unjudged: number): string {
  return `${unjudged === 1 ? '1 mail was' : `${unjudged} mails were`} refused, and nobody has said that this is right.`;
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
    const counts = await deliveryCounts({ db: transaction }, id);
    const { failed: unjudged } = await results(transaction, id);
    if (counts.refused > 0 || (unjudged > 0 && counts.sent === 0)) {
      await haltAsNobodysFailure(transaction, id, reasonToWait(unjudged));
      return;
    }
    const { sent, failed, uncertain, suppressed } = counts;
    if (sent + failed + uncertain + suppressed !== issue.expected) return;
    await judgeFailures(transaction, id, now);
    await transaction
      .updateTable('issues')
      .set({ state: 'finished', finished_at: now })
      .where('id', '=', id)
      .execute();
  });
}
