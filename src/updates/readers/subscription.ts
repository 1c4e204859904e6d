import { createHmac } from 'node:crypto';
import type { Database } from '../store/open-store.ts';
import type { Frequency, Moment, SubscriberState } from '../store/schema.ts';
import { mailboxOf } from './address.ts';
import type { Address } from './address.ts';
import { queueConfirmation } from './confirmation.ts';
import { emailKey } from './email-key.ts';
import { takeConfirmation } from './limits.ts';
import type { Limits } from './limits.ts';
import type { LinkContent } from './signed-links.ts';
import { isSuppressed, liftSuppression, suppress } from './suppression.ts';

/** How a reader came to be on the list, kept as long as they are known. */
export type Consent = {
  /** `form`: they asked on the site and confirmed by mail. `import`: the operator declares it. */
  how: 'form' | 'import';
  /** What they agreed to, in the words they saw, or the operator's declaration. */
  wording: string;
  /** ISO times of asking, of the confirmation, and of leaving. */
  asked: string;
  confirmed?: string;
  left?: string;
};

/** A reader's row, as far as their own pages need it. */
export type Reader = {
  id: number;
  email: string;
  state: SubscriberState;
  frequency: Frequency;
  token_epoch: number;
};

export type Asked = { address: Address; frequency: Frequency; wording: string };

const unconfirmedLife = 7 * 24 * 60 * 60 * 1000;

/**
 * Takes a request from the form: a confirmation is queued, unless the mailbox has had its share or may never be
 * mailed. Asking changes nothing for a reader who is on the list: only a confirmation does.
 * Nothing is returned, so that no answer can depend on what the address was before.
 */
export async function askToSubscribe(
  database: Database,
  { address, frequency, wording }: Asked,
  { now, limits, addressKey }: { now: Moment; limits: Limits; addressKey: Buffer },
): Promise<void> {
  const key = emailKey(address.address, addressKey);
  const mailbox = createHmac('sha256', addressKey)
    .update(`mailbox ${mailboxOf(address)}`)
    .digest('base64url');
  const consent: Consent = { how: 'form', wording, asked: new Date(now).toISOString() };
  const row = {
    email: address.address,
    email_key: key,
    state: 'pending' as const,
    frequency,
    created_at: now,
    confirmed_at: null,
    consent: JSON.stringify(consent),
  };
  await database.transaction().execute(async (db) => {
    const granted = await takeConfirmation(db, mailbox, now, limits);
    if (!granted || (await isSuppressed(db, key))) return;
    await db
      .insertInto('subscribers')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column('email_key')
          .doUpdateSet({ frequency, created_at: now, consent: row.consent })
          .where('subscribers.state', 'in', ['pending', 'unsubscribed']),
      )
      .execute();
    const { id } = await db
      .selectFrom('subscribers')
      .select('id')
      .where('email_key', '=', key)
      .executeTakeFirstOrThrow();
    await queueConfirmation(db, { subscriberId: id, domain: address.domain }, now);
  });
}

/**
 * Puts a reader on the list whose confirmation link was opened and answered.
 * @returns `stale` when the link was made before the reader last left, or their row is gone.
 */
export async function confirm(
  database: Database,
  link: LinkContent,
  now: Moment,
): Promise<'confirmed' | 'already' | 'stale'> {
  return database.transaction().execute(async (db) => {
    const row = await db
      .selectFrom('subscribers')
      .select(['email_key', 'state', 'consent'])
      .where('id', '=', link.subscriber)
      .where('token_epoch', '=', link.epoch)
      .executeTakeFirst();
    if (!row || (await isSuppressed(db, row.email_key))) return 'stale';
    const { numUpdatedRows } = await db
      .updateTable('subscribers')
      .set({
        state: 'active',
        confirmed_at: now,
        consent: consentWith(row.consent, { confirmed: new Date(now).toISOString() }),
      })
      .where('id', '=', link.subscriber)
      .where('token_epoch', '=', link.epoch)
      .where('state', '!=', 'active')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'already';
    await liftSuppression(db, row.email_key);
    return 'confirmed';
  });
}

/**
 * Takes a reader off the list; a second time changes nothing. Links that could confirm die with it, so that
 * an old one can't bring the reader back.
 */
export async function unsubscribe(database: Database, id: number, now: Moment): Promise<void> {
  await database.transaction().execute((db) => unsubscribeWithin(db, id, now));
}

/** The same as part of a transaction. */
export async function unsubscribeWithin(db: Database, id: number, now: Moment): Promise<void> {
  const row = await db
    .selectFrom('subscribers')
    .select('consent')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return;
  await db
    .updateTable('subscribers')
    .set((eb) => ({
      state: 'unsubscribed',
      token_epoch: eb('token_epoch', '+', 1),
      consent: consentWith(row.consent, { left: new Date(now).toISOString() }),
    }))
    .where('id', '=', id)
    .where('state', '!=', 'unsubscribed')
    .execute();
}

/**
 * The reader whose preferences link was opened, or `undefined` when they are gone or the link is out of date.
 * Links of the time before they left stay good after it, so that they can still see and erase what is kept.
 */
export async function readerOfLink(
  db: Database,
  { subscriber, epoch }: LinkContent,
): Promise<Reader | undefined> {
  const row = await db
    .selectFrom('subscribers')
    .select(['id', 'email', 'state', 'frequency', 'token_epoch'])
    .where('id', '=', subscriber)
    .executeTakeFirst();
  if (!row) return undefined;
  const leftSince = row.state === 'unsubscribed' && epoch === row.token_epoch - 1;
  return epoch === row.token_epoch || leftSince ? row : undefined;
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

/**
 * Forgets a reader. What stays is a keyed hash that keeps imports from bringing them back, and the ledger's
 * counts under a number that leads nowhere.
 * @returns whether there was such a reader.
 */
export async function eraseReader(database: Database, key: string, now: Moment): Promise<boolean> {
  return database.transaction().execute(async (db) => {
    const row = await db
      .deleteFrom('subscribers')
      .where('email_key', '=', key)
      .returning('id')
      .executeTakeFirst();
    await suppress(db, key, 'erased', now);
    await db.deleteFrom('bounces').where('email_key', '=', key).execute();
    // A mail server's reply often quotes the address.
    if (row)
      await db
        .updateTable('deliveries')
        .set({ smtp_reply: null })
        .where('subscriber_id', '=', row.id)
        .execute();
    return row !== undefined;
  });
}

/** Forgets requests that nobody confirmed within seven days. @returns how many there were. */
export async function forgetUnconfirmed(db: Database, now: Moment): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('subscribers')
    .where('state', '=', 'pending')
    .where('created_at', '<=', now - unconfirmedLife)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function consentWith(consent: string, change: Partial<Consent>): string {
  return JSON.stringify({ ...(JSON.parse(consent) as Consent), ...change });
}
