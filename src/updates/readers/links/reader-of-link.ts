import type { Database } from '../../store/open-store.ts';
import type { Frequency, SubscriberState } from '../../store/schema.ts';
import type { LinkContent } from './signed-links.ts';

/** A reader's row, as far as their own pages need it. */
export type Reader = {
  id: number;
  public_id: string;
  email: string;
  email_key: string;
  state: SubscriberState;
  frequency: Frequency;
  token_epoch: number;
  consent: string;
};

/**
 * Why a link that we signed does nothing any more. `before`: no row has its public id, as the reader was erased or
 * the store is a copy from before they came. `left`: the reader left after it was made, `withdrawn`: they withdrew
 * it or came back since. `suppressed`: to this address nothing is sent any more.
 */
export type DeadLink = 'before' | 'left' | 'withdrawn' | 'suppressed';

/**
 * The reader whose link was opened, or why it leads nowhere. Links of the time before a reader left stay good
 * after it, so that they can still see and erase what is kept.
 */
export async function readerOfLink(
  db: Database,
  { publicId, epoch }: LinkContent,
): Promise<(Reader & { request: string | null }) | DeadLink> {
  const row = await readerNamed(db, publicId);
  if (!row) return 'before';
  const leftSince = row.state === 'unsubscribed' && epoch === row.token_epoch - 1;
  if (epoch === row.token_epoch || leftSince) return row;
  return row.state === 'unsubscribed' ? 'left' : 'withdrawn';
}

/** The reader whose row has this public id. */
export function readerNamed(
  db: Database,
  publicId: string,
): Promise<(Reader & { request: string | null }) | undefined> {
  return db
    .selectFrom('subscribers')
    .select([
      'id',
      'public_id',
      'email',
      'email_key',
      'state',
      'frequency',
      'token_epoch',
      'consent',
      'request',
    ])
    .where('public_id', '=', publicId)
    .executeTakeFirst();
}

/** Withdraws every preferences and confirmation link mailed so far; unsubscribe links go on working. */
export async function withdrawLinks(db: Database, { id, token_epoch }: Reader): Promise<void> {
  await db
    .updateTable('subscribers')
    .set({ token_epoch: token_epoch + 1 })
    .where('id', '=', id)
    .where('token_epoch', '=', token_epoch)
    .execute();
}
