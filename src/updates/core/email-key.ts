import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';

/** An address that can stand in a mail command and a header as it is. */
export interface EmailAddress {
  /** As typed, the domain in small ASCII letters. */
  address: string;
  domain: string;
}

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainName =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * Checks an address a person typed. Quoted local parts, comments, lists, display names and every
 * control character are refused: none of them is needed, and each has misled some mail program.
 * @returns the address, or a sentence for the person who typed it.
 */
export function readEmailAddress(input: string): EmailAddress | string {
  const typed = input.trim();
  if (typed === '') return 'Write your email address.';
  if (typed.length > 254) return 'This address is too long: at most 254 characters fit.';
  const at = typed.lastIndexOf('@');
  if (at < 1 || at === typed.length - 1) {
    return 'This is not a whole email address: it needs a name, an "@" and a domain, such as name@example.com.';
  }
  const local = typed.slice(0, at);
  if (local.length > 64 || !localPart.test(local)) {
    return 'The part before the "@" has a character that can\'t be used: write letters, digits, dots, hyphens and the like, without spaces, quotes or commas.';
  }
  const domain = domainToASCII(typed.slice(at + 1)).toLowerCase();
  if (!domainName.test(domain)) {
    return 'The part after the "@" is not a domain name: write one such as example.com.';
  }
  return { address: `${local}@${domain}`, domain };
}

/**
 * The keyed hash under which an address is known. Letters' case makes no difference, so that one
 * reader isn't two; the hash tells nothing about the address to whoever lacks the key.
 * @param address what `readEmailAddress` gave.
 */
export function emailKey(address: string, addressKey: Buffer): string {
  return createHmac('sha256', addressKey).update(address.toLowerCase()).digest('base64url');
}
