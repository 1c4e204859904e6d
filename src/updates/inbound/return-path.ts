import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which delivery a bounce is about. Both ids are small letters, digits and hyphens. */
export type DeliveryReference = { readonly issue: string; readonly subscriber: string };

const shape = /^([a-z0-9-]+)\+([a-z0-9]{1,18})_([a-z0-9]{1,18})_([0-9a-f]{20})$/;

/**
 * The sender's address of one delivery (VERP): whoever can't deliver it answers to an address that says which one
 * it was, with 80 bits of HMAC-SHA256, so that nobody can report a failure of mail they haven't received.
 * Small letters and digits only, as mail servers may change case; a local part has at most 64 characters.
 * @param mailbox where bounces go, such as `bounces@example.com`.
 * @throws an error when the result would be longer than an address may be.
 */
export function returnPath(mailbox: string, delivery: DeliveryReference, key: Uint8Array): string {
  const at = mailbox.lastIndexOf('@');
  const { issue, subscriber } = delivery;
  const local = `${mailbox.slice(0, at)}+${issue}_${subscriber}_${proof(delivery, key)}`;
  if (!shape.test(local) || local.length > 64)
    throw new Error(`"${local}" can't be a sender's name: shorten the bounce address's name.`);
  return local + mailbox.slice(at);
}

/** The delivery an address of `returnPath` was made for, or `undefined` for any other address. */
export function deliveryOfReturnPath(
  address: string,
  key: Uint8Array,
): DeliveryReference | undefined {
  const at = address.lastIndexOf('@');
  const [, , issue, subscriber, given] = shape.exec(address.slice(0, at).toLowerCase()) ?? [];
  if (issue === undefined || subscriber === undefined || given === undefined) return undefined;
  const expected = proof({ issue, subscriber }, key);
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected))
    ? { issue, subscriber }
    : undefined;
}

function proof({ issue, subscriber }: DeliveryReference, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`updates return path\n${issue}\n${subscriber}`)
    .digest('hex')
    .slice(0, 20);
}
