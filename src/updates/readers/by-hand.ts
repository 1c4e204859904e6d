import type { Database, Store } from '../store/open-store.ts';
import { keepNote } from '../store/notes.ts';
import type { Frequency, Moment } from '../store/schema.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Address } from './address.ts';
import type { Consent } from './joining/consent.ts';
import { newPublicId } from './links/public-id.ts';
import { unsubscribeWithin } from './leaving.ts';

/** What an operator does to one reader, with the reason that is kept. */
export interface ByHand {
  emailKey: string;
  why: string;
  now: Moment;
}

/** What adding an address came to. */
export type Added = 'added' | 'back' | 'already' | 'suppressed';

/**
 * Puts an address on the list that agreed elsewhere, such as on paper; the operator's words on how are kept as consent.
 * A suppressed address stays out: lift that first.
 */
export function addReader(
  store: Store,
  address: Address,
  frequency: Frequency,
  { emailKey, why, now }: ByHand,
): Promise<Added> {
  return inTransaction(store, async (db) => {
    const held = await db
      .selectFrom('suppressions')
      .select('reason')
      .where('email_key', '=', emailKey)
      .executeTakeFirst();
    if (held) return 'suppressed';
    const time = new Date(now).toISOString();
    const consent: Consent = { how: 'operator', wording: why, asked: time, confirmed: time };
    const row = { state: 'active' as const, frequency, confirmed_at: now, request: null };
    const known = await db
      .selectFrom('subscribers')
      .select(['id', 'state'])
      .where('email_key', '=', emailKey)
      .executeTakeFirst();
    if (known?.state === 'active') return 'already';
    await keepNote(db, emailKey, { at: now, what: 'add', why });
    if (known) {
      await db
        .updateTable('subscribers')
        .set({ ...row, consent: JSON.stringify(consent) })
        .where('id', '=', known.id)
        .execute();
      return 'back';
    }
    await db
      .insertInto('subscribers')
      .values({
        public_id: newPublicId(),
        email: address.address,
        email_key: emailKey,
        created_at: now,
        consent: JSON.stringify(consent),
        ...row,
      })
      .execute();
    return 'added';
  });
}

/** Takes a reader off the list who asked for it elsewhere. @returns whether they were on it. */
export function unsubscribeReader(store: Store, { emailKey, why, now }: ByHand): Promise<boolean> {
  return inTransaction(store, async (db) => {
    const row = await db
      .selectFrom('subscribers')
      .select(['id', 'state'])
      .where('email_key', '=', emailKey)
      .executeTakeFirst();
    if (!row || row.state === 'unsubscribed') return false;
    await unsubscribeWithin(db, row.id, now);
    await keepNote(db, emailKey, { at: now, what: 'unsubscribe', why });
    return true;
  });
}

/**
 * Lets an address have mail again that was suppressed, whatever the reason; bounces so far don't count any more.
 * @returns the reason it was suppressed for, or `undefined` when it wasn't.
 */
export function unsuppress(
  store: Store,
  { emailKey, why, now }: ByHand,
): Promise<string | undefined> {
  return inTransaction(store, async (db) => {
    const row = await db
      .deleteFrom('suppressions')
      .where('email_key', '=', emailKey)
      .returning('reason')
      .executeTakeFirst();
    if (!row) return undefined;
    await db.deleteFrom('bounces').where('email_key', '=', emailKey).execute();
    await keepNote(db, emailKey, { at: now, what: `unsuppress (${row.reason})`, why });
    return row.reason;
  });
}

/** The keyed hashes of those whose failed mail of an issue had them suppressed as not existing. */
export async function suppressedByIssue(db: Database, issueId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .innerJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
    .select('subscribers.email_key')
    .where('deliveries.issue_id', '=', issueId)
    .where('deliveries.state', 'in', ['failed', 'suppressed'])
    .where('suppressions.reason', '=', 'hard-bounce')
    .execute();
  return rows.map(({ email_key: key }) => key);
}
