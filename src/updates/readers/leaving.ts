import type { Database } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { consentWith } from './joining/consent.ts';
import { readerNamed } from './links/reader-of-link.ts';
import type { LinkContent } from './links/signed-links.ts';
import { isSuppressed, suppress } from './suppression.ts';

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
      request: null,
      consent: consentWith(row.consent, { left: new Date(now).toISOString() }),
    }))
    .where('id', '=', id)
    .where('state', '!=', 'unsubscribed')
    .execute();
}

/** Takes leaving back with a link made just after it: everything is as it was. @returns whether it could be. */
export async function takeLeavingBack(
  db: Database,
  { publicId, epoch }: LinkContent,
  now: Moment,
): Promise<boolean> {
  const reader = await readerNamed(db, publicId);
  if (!reader || (await isSuppressed(db, reader.email_key))) return false;
  const { numUpdatedRows } = await db
    .updateTable('subscribers')
    .set({
      state: 'active',
      // The preferences link of the mails from before works again.
      token_epoch: epoch - 1,
      consent: consentWith(reader.consent, { returned: new Date(now).toISOString() }),
    })
    .where('id', '=', reader.id)
    .where('state', '=', 'unsubscribed')
    .where('token_epoch', '=', epoch)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets a reader who was paused, as mails came back, have mails again: what comes out from now on. */
export async function goOn(db: Database, id: number, now: Moment): Promise<void> {
  await db
    .updateTable('subscribers')
    // Bounces count from the last confirmation on.
    .set({ state: 'active', confirmed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'paused')
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
    await db.deleteFrom('notes').where('about', '=', key).execute();
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
