import type { LinkKeys } from '../readers/links/signed-links.ts';
import type { Database } from '../store/open-store.ts';
import type { BounceTable, Moment } from '../store/schema.ts';
import { countBounce } from './counting.ts';
import type { CountedBounce } from './counting.ts';
import { readMailReport } from './mail-report.ts';
import { deliveryOfReturnPath, readerOfDelivery } from './return-path.ts';

/** What became of a message on the bounce address. */
export type Recorded = {
  /** `suppressed`: never mailed again. `paused`: bounced softly three times in 30 days. `counted`: one soft bounce. */
  readonly outcome: 'suppressed' | 'paused' | 'counted' | 'duplicate' | 'ignored';
  /** Why, in a sentence without addresses. */
  readonly sentence: string;
};

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
    const counted = await countBounce(
      db,
      { id: reader.id, emailKey: reader.email_key, confirmedAt: reader.confirmed_at },
      { kind: verdict, messageId: reader.message_id },
      now,
    );
    return { outcome: counted.outcome, sentence: `${summary}: ${consequence(verdict, counted)}` };
  });
}

/** What counting a bounce came to, in words. */
export function consequence(kind: BounceTable['kind'], counted: CountedBounce): string {
  switch (counted.outcome) {
    case 'duplicate':
      return 'counted already';
    case 'suppressed':
      return kind === 'complaint'
        ? 'the reader is never mailed again'
        : 'the address is never mailed again';
    case 'counted':
      return `soft bounce ${counted.soft} in 30 days`;
    case 'paused':
      return `the reader is paused after ${counted.soft} of them`;
  }
}

function ignored(sentence: string): Recorded {
  return { outcome: 'ignored', sentence };
}
