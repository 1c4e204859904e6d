import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from '../readers/signed-links.ts';

const shape = /^[a-z0-9._-]+\+([0-9a-z]{1,11})-([0-9a-f]{4})-([0-9a-f]{20})$/;

/**
 * The sender's address of one delivery (VERP): whoever can't deliver it answers to an address that says which one
 * it was, with 80 bits of HMAC-SHA256, so that nobody can report a failure of mail they haven't received.
 * Small letters and digits only, as mail servers may change case; a local part has at most 64 characters.
 * @param mailbox where bounces go, such as `bounces@example.com`.
 * @param delivery the delivery's id in the store.
 * @throws an error when the result would be longer than an address may be.
 */
export function returnPath(mailbox: string, delivery: number, keys: LinkKeys): string {
  const at = mailbox.lastIndexOf('@');
  const [{ id, key }] = keys;
  const name = mailbox.slice(0, at).toLowerCase();
  const local = `${name}+${delivery.toString(36)}-${id}-${proof(delivery, key)}`;
  if (!shape.test(local) || local.length > 64)
    throw new Error(
      `"${mailbox}" can't take bounces: its name must be at most 27 plain letters and digits.`,
    );
  return local + mailbox.slice(at);
}

/** The delivery an address of `returnPath` was made for, or `undefined` for any other address. */
export function deliveryOfReturnPath(address: string, keys: LinkKeys): number | undefined {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [, delivery, keyId, given] = shape.exec(local) ?? [];
  const key = keys.find(({ id }) => id === keyId)?.key;
  if (delivery === undefined || given === undefined || !key) return undefined;
  const id = Number.parseInt(delivery, 36);
  return timingSafeEqual(Buffer.from(given), Buffer.from(proof(id, key))) ? id : undefined;
}

function proof(delivery: number, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`updates return path\n${delivery}`)
    .digest('hex')
    .slice(0, 20);
}
