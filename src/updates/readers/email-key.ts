import { createHmac } from 'node:crypto';

/** What an address key is called in a file, without saying anything about it: marks made with another are worthless. */
export function addressKeyName(addressKey: Buffer): string {
  return createHmac('sha256', addressKey).update('updates address key').digest('hex').slice(0, 8);
}

/**
 * The keyed hash under which an address is known and suppressed. Letters' case makes no difference,
 * so that one reader isn't two; the hash tells nothing about the address to whoever lacks the key.
 * @param address what `parseAddress` gave.
 */
export function emailKey(address: string, addressKey: Buffer): string {
  return createHmac('sha256', addressKey).update(address.toLowerCase()).digest('base64url');
}
