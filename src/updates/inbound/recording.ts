import { unsubscribeWithin } from '../readers/subscription.ts';
import type { LinkKeys } from '../readers/signed-links.ts';
import { suppress } from '../readers/suppression.ts';
import type { Database } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { readMailReport } from './mail-report.ts';
import { deliveryOfReturnPath, readerOfDelivery } from './return-path.ts';

/** What became of a message on the bounce address. */
export type Recorded = {
  /** `suppressed`: never mailed again. `paused`: bounced softly three times in 30 days. `counted`: one soft bounce. */
  readonly outcome: 'suppressed' | 'paused' | 'counted' | 'duplicate' | 'ignored';
  /** Why, in a sentence without addresses. */
  readonly sentence: string;
};

const softWindow = 30 * 24 * 60 * 60 * 1000;
const softMost = 3;

/**
 * Takes one message that a mail server handed over. It changes something only when it is a report and carries the
 * signed return path of a delivery of ours; the same report again changes nothing.
 * @param recipient the address the message was delivered to, where the mail server tells.
 */
export async function recordMailReport(
  database: Database,
  raw: Uint8Array,
  { recipient, keys, now }: { recipient?: string; keys: LinkKeys; now: Moment },
): Promise<Recorded> {
  const { verdict, returnPaths, summary } = await readMailReport(raw, recipient);
  if (verdict === 'none') return ignored(`${summary}: nothing to do`);
  const deliveries = await Promise.all(
    returnPaths.map((path) =>
      deliveryOfReturnPath(path, keys, (id) => readerOfDelivery(database, id)),
    ),
  );
  const delivery = deliveries.find((id) => id !== undefined);
  if (delivery === undefined) return ignored(`${summary}: it carries no return path of ours`);

  return database.transaction().execute(async (db) => {
    const reader = await db
      .selectFrom('deliveries')
      .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
      .select([
        'deliveries.message_id',
        'subscribers.id',
        'subscribers.email_key',
        'subscribers.confirmed_at',
      ])
      .where('deliveries.id', '=', delivery)
      .executeTakeFirst();
    if (!reader) return ignored(`${summary}: the reader is not known any more`);
    const kind = verdict;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('bounces')
      .values({ message_id: reader.message_id, kind, email_key: reader.email_key, at: now })
      .onConflict((conflict) => conflict.columns(['message_id', 'kind']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n)
      return { outcome: 'duplicate', sentence: `${summary}: counted already` };
    if (kind === 'complaint') {
      await suppress(db, reader.email_key, 'complaint', now);
      await unsubscribeWithin(db, reader.id, now);
      return { outcome: 'suppressed', sentence: `${summary}: the reader is never mailed again` };
    }
    if (kind === 'hard') {
      await suppress(db, reader.email_key, 'hard-bounce', now);
      return { outcome: 'suppressed', sentence: `${summary}: the address is never mailed again` };
    }
    // What bounced before the reader last confirmed says nothing about the mailbox of today.
    const since = Math.max(now - softWindow, reader.confirmed_at ?? 0);
    const { count } = await db
      .selectFrom('bounces')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('email_key', '=', reader.email_key)
      .where('kind', '=', 'soft')
      .where('at', '>', since)
      .executeTakeFirstOrThrow();
    if (Number(count) < softMost)
      return { outcome: 'counted', sentence: `${summary}: soft bounce ${count} in 30 days` };
    await db
      .updateTable('subscribers')
      .set({ state: 'paused' })
      .where('id', '=', reader.id)
      .where('state', '=', 'active')
      .execute();
    return {
      outcome: 'paused',
      sentence: `${summary}: the reader is paused after ${count} of them`,
    };
  });
}

function ignored(sentence: string): Recorded {
  return { outcome: 'ignored', sentence };
}
