import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { Frequency, Moment } from '../store/schema.ts';
import { addOwedReaders } from '../issues/sealing.ts';

/**
 * Changes how often a reader is mailed. Who goes from a digest to every article gets at once what the
 * digest would have brought; a receipt says what they already have, so nothing comes twice.
 */
export function changeFrequency(
  store: Store,
  subscriberId: number,
  frequency: Frequency,
  now: Moment,
): Promise<void> {
  return withSealingLock(store, async (transaction) => {
    await transaction
      .updateTable('subscribers')
      .set({ frequency })
      .where('id', '=', subscriberId)
      .execute();
    if (frequency !== 'each') return;
    const released = await transaction
      .selectFrom('articles')
      .innerJoin('issues', (join) =>
        join.on(({ eb, ref, val }) =>
          eb('issues.dedupe_key', '=', eb(val('article:'), '||', ref('articles.content_id'))),
        ),
      )
      .select(['articles.content_id', 'issues.id', 'issues.state', 'issues.hold_until'])
      .where('articles.state', 'in', ['planned', 'sent'])
      .where('issues.state', '!=', 'cancelled')
      .where('articles.released_at', '>', now - longestWait)
      .execute();
    for (const { content_id: contentId, id, state, hold_until: holdUntil } of released) {
      const hold = Math.max(0, holdUntil - now);
      const added = await addOwedReaders(transaction, id, contentId, { now, hold }, subscriberId);
      if (added > 0 && state === 'finished') {
        await transaction
          .updateTable('issues')
          .set({ state: 'sending', finished_at: null })
          .where('id', '=', id)
          .execute();
      }
    }
  });
}

/** Articles released longer ago than this are in nobody's next digest: 100 days in milliseconds. */
export const longestWait = 100 * 24 * 3_600_000;
