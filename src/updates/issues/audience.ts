import type { Transaction } from 'kysely';
import type { Database } from '../store/open-store.ts';
import type { Frequency, Moment, Tables } from '../store/schema.ts';

/** A reader who is owed something. */
export interface OwedReader {
  id: number;
  email: string;
}

const pageSize = 1000;

/**
 * The active readers of one frequency who are owed an article: confirmed before its release, not
 * suppressed, and without a receipt for it. Yields pages in the order of their ids.
 * @param released when the article was, or would be, released.
 * @param only asks about this one reader.
 */
export async function* readersOwed(
  db: Database | Transaction<Tables>,
  contentId: string,
  released: Moment,
  only?: number,
): AsyncGenerator<OwedReader[]> {
  let after = 0;
  for (;;) {
    const page = await activeReaders(db, 'each')
      .select(['subscribers.id', 'subscribers.email'])
      .where('subscribers.confirmed_at', '<', released)
      .where('subscribers.id', only === undefined ? '>' : '=', only ?? after)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('receipts')
              .select('receipts.content_id')
              .whereRef('receipts.subscriber_id', '=', 'subscribers.id')
              .where('receipts.content_id', '=', contentId),
          ),
        ),
      )
      .orderBy('subscribers.id')
      .limit(pageSize)
      .execute();
    if (page.length > 0) yield page;
    if (only !== undefined || page.length < pageSize) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** How many readers of each frequency could be mailed now. */
export async function countReaders(db: Database): Promise<Record<Frequency, number>> {
  const counts: Record<Frequency, number> = { each: 0, weekly: 0, monthly: 0 };
  for (const frequency of ['each', 'weekly', 'monthly'] as const) {
    const row = await activeReaders(db, frequency)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[frequency] = row.count;
  }
  return counts;
}

/** Those who confirmed, still want mail at this frequency, and aren't suppressed. */
export function activeReaders(db: Database | Transaction<Tables>, frequency: Frequency) {
  return db
    .selectFrom('subscribers')
    .where('subscribers.state', '=', 'active')
    .where('subscribers.frequency', '=', frequency)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('suppressions')
            .select('suppressions.email_key')
            .whereRef('suppressions.email_key', '=', 'subscribers.email_key'),
        ),
      ),
    );
}
