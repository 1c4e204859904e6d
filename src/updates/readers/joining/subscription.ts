import { createHmac } from 'node:crypto';
import type { Database, Store } from '../../store/open-store.ts';
import type { Frequency, Moment } from '../../store/schema.ts';
import { mailboxOf } from '../address.ts';
import type { Address } from '../address.ts';
import { queueConfirmation } from './confirmation.ts';
import { consentWith, readRequest } from './consent.ts';
import type { Consent, SubscriptionRequest } from './consent.ts';
import { emailKey } from '../email-key.ts';
import { changeFrequency } from '../frequency.ts';
import type { ChoiceTerms } from '../frequency.ts';
import { takeConfirmation } from './limits.ts';
import type { Limits } from './limits.ts';
import { unconfirmedLife } from '../links/link-lifetimes.ts';
import { newPublicId } from '../links/public-id.ts';
import { readerOfLink } from '../links/reader-of-link.ts';
import type { DeadLink, Reader } from '../links/reader-of-link.ts';
import type { LinkContent } from '../links/signed-links.ts';
import { welcomeReader } from './welcome.ts';
import type { Welcome } from './welcome.ts';
import { isSuppressed, liftSuppression } from '../suppression.ts';

export type Asked = { address: Address; frequency: Frequency; wording: string };

/**
 * Takes a request from the form: a confirmation is queued, unless the mailbox has had its share or may never be
 * mailed. Asking changes nothing for a reader who is on the list or has left it: only a confirmation does.
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
  const asked = new Date(now).toISOString();
  const request: SubscriptionRequest = { frequency, wording, asked };
  const consent: Consent = { how: 'form', wording, asked };
  await database.transaction().execute(async (db) => {
    const known = await db
      .selectFrom('subscribers')
      .select(['id', 'state'])
      .where('email_key', '=', key)
      .executeTakeFirst();
    const comesBack = known?.state === 'unsubscribed';
    const granted = await takeConfirmation(db, mailbox, { now, limits, comesBack });
    if (!granted || (await isSuppressed(db, key))) return;
    const { id } = await db
      .insertInto('subscribers')
      .values({
        public_id: newPublicId(),
        email: address.address,
        email_key: key,
        state: 'pending',
        frequency,
        created_at: now,
        confirmed_at: null,
        consent: JSON.stringify(consent),
        request: JSON.stringify(request),
      })
      .onConflict((conflict) =>
        conflict.column('email_key').doUpdateSet(({ eb, ref }) => ({
          request: JSON.stringify(request),
          // Somebody who hasn't confirmed yet and asks again has seven days again.
          created_at: eb
            .case()
            .when('subscribers.state', '=', 'pending')
            .then(now)
            .else(ref('subscribers.created_at'))
            .end(),
        })),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await queueConfirmation(db, { subscriberId: id, domain: address.domain }, now);
  });
}

/** What a confirmation did, or why its link does nothing. */
export type Confirmation =
  | {
      readonly done: true;
      readonly reader: Reader;
    }
  | { readonly done: false; readonly because: DeadLink };

/**
 * Does what the reader of a confirmation link asked for: puts them on the list, or changes how often they are
 * mailed when they are on it. A second time changes nothing.
 */
export async function confirm(
  store: Store,
  link: LinkContent,
  terms: ChoiceTerms & { readonly welcome?: Welcome },
): Promise<Confirmation> {
  const { now, welcome = 'no' } = terms;
  const found = await readerToConfirm(store.db, link);
  if (typeof found === 'string') return { done: false, because: found };
  const { request, state } = found;
  const frequency = request?.frequency ?? found.frequency;
  if (state === 'active' && frequency !== found.frequency)
    await changeFrequency(store, found.id, frequency, terms);
  await store.db.transaction().execute(async (db) => {
    await db
      .updateTable('subscribers')
      .set({
        state: 'active',
        frequency,
        request: null,
        ...(state !== 'active' && { confirmed_at: now }),
        consent: agreed(found.consent, request, now),
      })
      .where('id', '=', found.id)
      .where('token_epoch', '=', link.epoch)
      .where(({ eb, or }) => or([eb('state', '!=', 'active'), eb('request', 'is not', null)]))
      .execute();
    await liftSuppression(db, found.email_key);
  });
  if (state !== 'active') await welcomeReader(store, found, welcome, now);
  return { done: true, reader: { ...found, state: 'active', frequency } };
}

/** A reader who is asked to confirm, and what they asked for. */
export type ReaderToConfirm = Reader & { request: SubscriptionRequest | null };

/** The reader whom a confirmation link is about, or why it does nothing. */
export async function readerToConfirm(
  db: Database,
  link: LinkContent,
): Promise<ReaderToConfirm | DeadLink> {
  const found = await readerOfLink(db, link);
  if (typeof found === 'string') return found;
  if (found.token_epoch !== link.epoch) return 'left';
  if (await isSuppressed(db, found.email_key)) return 'suppressed';
  return { ...found, request: readRequest(found.request) };
}

function agreed(consent: string, request: SubscriptionRequest | null, now: Moment): string {
  const confirmed = new Date(now).toISOString();
  if (!request) return consentWith(consent, { confirmed });
  const { wording, asked } = request;
  return JSON.stringify({ how: 'form', wording, asked, confirmed } satisfies Consent);
}

/** Forgets requests that nobody confirmed within seven days. @returns how many there were. */
export async function forgetUnconfirmed(db: Database, now: Moment): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('subscribers')
    .where('state', '=', 'pending')
    .where('created_at', '<=', now - unconfirmedLife * 1000)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
