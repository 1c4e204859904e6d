import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from '../readers/links/signed-links.ts';
import type { Database } from '../store/open-store.ts';

const shape = /^[a-z0-9._-]+\+([0-9a-z]{1,11})-([0-9a-f]{4})-([0-9a-f]{20})$/;

/** Whose mail could not be delivered. */
export type ReturnedDelivery = {
  /** The delivery's id in the store. */
  readonly id: number;
  /** The `public_id` of its reader. */
  readonly publicId: string;
};

/**
 * The sender's address of one delivery (VERP): whoever can't deliver it answers to an address that says which one
 * it was, with 80 bits of HMAC-SHA256, so that nobody can report a failure of mail they haven't received. The proof holds
 * for the delivery's reader alone: in a restored store the same number may belong to somebody else.
 * Small letters and digits only, as mail servers may change case; a local part has at most 64 characters.
 * @param mailbox where bounces go, such as `bounces@example.com`.
 * @throws an error when the result would be longer than an address may be.
 */
export function returnPath(mailbox: string, delivery: ReturnedDelivery, keys: LinkKeys): string {
  const at = mailbox.lastIndexOf('@');
  const [{ id, key }] = keys;
  const name = mailbox.slice(0, at).toLowerCase();
  const local = `${name}+${delivery.id.toString(36)}-${id}-${proof(delivery, key)}`;
  if (!shape.test(local) || local.length > 64)
    throw new Error(
      `"${mailbox}" can't take bounces: its name must be at most 27 plain letters and digits.`,
    );
  return local + mailbox.slice(at);
}

/**
 * The delivery an address of `returnPath` was made for, or `undefined` for any other address.
 * @param readerOf such as `readerOfDelivery`.
 */
export async function deliveryOfReturnPath(
  address: string,
  keys: LinkKeys,
  readerOf: (delivery: number) => Promise<string | undefined>,
): Promise<number | undefined> {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [, delivery, keyId, given] = shape.exec(local) ?? [];
  const key = keys.find(({ id }) => id === keyId)?.key;
  if (delivery === undefined || given === undefined || !key) return undefined;
  const id = Number.parseInt(delivery, 36);
  const publicId = Number.isSafeInteger(id) ? await readerOf(id) : undefined;
  if (publicId === undefined) return undefined;
  return timingSafeEqual(Buffer.from(given), Buffer.from(proof({ id, publicId }, key)))
    ? id
    : undefined;
}

/** The `public_id` of the reader a delivery is for, where both are there. */
export async function readerOfDelivery(
  db: Database,
  delivery: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .select('subscribers.public_id')
    .where('deliveries.id', '=', delivery)
    .executeTakeFirst();
  return row?.public_id;
}

function proof({ id, publicId }: ReturnedDelivery, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`updates return path\n${id}\n${publicId}`)
    .digest('hex')
    .slice(0, 20);
}
