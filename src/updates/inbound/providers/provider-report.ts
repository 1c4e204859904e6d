import { parseAddress } from '../../readers/address.ts';
import { emailKey } from '../../readers/email-key.ts';
import type { Store } from '../../store/open-store.ts';
import type { BounceTable, Moment } from '../../store/schema.ts';
import { inTransaction } from '../../store/transaction.ts';
import { countBounce } from '../counting.ts';
import { consequence } from '../recording.ts';
import type { Recorded } from '../recording.ts';

/** What a mail provider tells about one address, once it is sure that the provider said it. */
export interface ProviderReport {
  email: string;
  kind: BounceTable['kind'];
  /** The provider's own name of this report, so that it counts once. */
  id: string;
}

/** Counts what a provider tells. An address that isn't on the list changes nothing. */
export async function recordProviderReport(
  store: Store,
  { email, kind, id }: ProviderReport,
  { addressKey, now }: { addressKey: Buffer; now: Moment },
): Promise<Recorded> {
  const summary = `${kind === 'complaint' ? 'complaint' : `${kind} bounce`} told by the provider`;
  const address = parseAddress(email);
  if (!address.ok) return { outcome: 'ignored', sentence: `${summary}: not an address of ours` };
  const key = emailKey(address.address, addressKey);
  return inTransaction(store, async (db) => {
    const reader = await db
      .selectFrom('subscribers')
      .select(['id', 'email_key as emailKey', 'confirmed_at as confirmedAt'])
      .where('email_key', '=', key)
      .executeTakeFirst();
    if (!reader) return { outcome: 'ignored', sentence: `${summary}: the reader is not known` };
    const counted = await countBounce(db, reader, { kind, messageId: id }, now);
    return { outcome: counted.outcome, sentence: `${summary}: ${consequence(kind, counted)}` };
  });
}
