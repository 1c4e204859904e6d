import type { Transaction } from 'kysely';
import { insertDeliveries } from '../../issues/sealing.ts';
import type { Store } from '../../store/open-store.ts';
import { withSealingLock } from '../../store/sealing-lock.ts';
import type { Moment, Tables } from '../../store/schema.ts';
import { standingIssue } from './standing-issue.ts';

/** What a reader gets right after the confirmation: nothing, a mail that says hello, or the newest article with it. */
export type Welcome = 'no' | 'mail' | 'mail-and-article';

/**
 * Queues what a reader gets right after they came onto the list; each of it once in a lifetime, however often they leave
 * and come back. The article is the one mailed last, so that it has its receipt like any other.
 */
export async function welcomeReader(
  store: Store,
  reader: { id: number; email: string },
  welcome: Welcome,
  now: Moment,
): Promise<void> {
  if (welcome === 'no') return;
  await withSealingLock(store, async (transaction) => {
    const issue = await standingIssue(transaction, 'welcome', now);
    const had = await transaction
      .selectFrom('deliveries')
      .select('id')
      .where('issue_id', '=', issue)
      .where('subscriber_id', '=', reader.id)
      .executeTakeFirst();
    if (had) return;
    await insertDeliveries(transaction, issue, [reader], [], { now, hold: 0 });
    if (welcome === 'mail-and-article') await queueNewest(transaction, reader, now);
  });
}

async function queueNewest(
  transaction: Transaction<Tables>,
  reader: { id: number; email: string },
  now: Moment,
): Promise<void> {
  const newest = await transaction
    .selectFrom('articles')
    .innerJoin('issues', (join) =>
      join.on(({ eb, ref, val }) =>
        eb('issues.dedupe_key', '=', eb(val('article:'), '||', ref('articles.content_id'))),
      ),
    )
    .select(['articles.content_id as contentId', 'issues.id as issue'])
    .where('articles.state', '=', 'sent')
    .where('issues.state', 'in', ['sending', 'finished'])
    .orderBy('articles.released_at', 'desc')
    .orderBy('articles.content_id')
    .executeTakeFirst();
  if (!newest) return;
  const receipt = await transaction
    .selectFrom('receipts')
    .select('issue_id')
    .where('subscriber_id', '=', reader.id)
    .where('content_id', '=', newest.contentId)
    .executeTakeFirst();
  if (receipt) return;
  await insertDeliveries(transaction, newest.issue, [reader], [newest.contentId], { now, hold: 0 });
  await transaction
    .updateTable('issues')
    .set({ state: 'sending', finished_at: null })
    .where('id', '=', newest.issue)
    .execute();
}
