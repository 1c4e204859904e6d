import { domainToASCII } from 'node:url';

/** An address mail can be sent to: one mailbox, plain ASCII, at most 254 characters. */
export type Address = {
  /** As the reader wrote it, except for the domain, which is in small ASCII letters. */
  readonly address: string;
  readonly domain: string;
};

export type ParsedAddress =
  ({ readonly ok: true } & Address) | { readonly ok: false; readonly sentence: string };

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
// One that begins with = + or - would be a formula in a spreadsheet or an option on a command line.
const localPart = new RegExp(`^(?![=+-])${atom}(?:\\.${atom})*$`);
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const topLevel = /^(?:xn--[a-z0-9-]+|[a-z]{2,})$/;
const lettersInAnyScript = /^[\p{L}\p{M}\p{Nd}.-]+$/u;
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Reads one address by a grammar stricter than RFC 5321: a dot-atom, an `@`, a domain of at least two labels.
 * Quoted local parts, comments, address literals, lists and display names are refused, so nothing that
 * passes can be read as two recipients or as a second line by any mail software. A domain in another
 * script is written in its ASCII form. Spaces around the address are dropped.
 */
export function parseAddress(input: string): ParsedAddress {
  if (input.length > 1000) return refused('That is too long for an email address.');
  const text = input.replace(/^[ \t]+|[ \t]+$/g, '');
  if (text === '') return refused('Write your email address, such as name@example.com.');
  if (control.test(text))
    return refused('The address holds a line break or another character that can’t be typed.');
  const at = text.indexOf('@');
  if (at < 1 || at === text.length - 1)
    return refused('An email address has a name, an @ and a domain, such as name@example.com.');
  if (text.includes('@', at + 1) || /[,;\s]/.test(text))
    return refused('Write one address only, without commas, spaces or a second @.');
  const local = text.slice(0, at);
  if (local.length > 64) return refused('The part before the @ is longer than 64 characters.');
  if (!localPart.test(local))
    return refused(
      'The part before the @ holds plain letters, digits and signs such as . _ + - only, and begins with a letter or digit; no dot at its end.',
    );
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined)
    return refused('The part after the @ is not a domain mail can go to, such as example.com.');
  if (local.length + 1 + domain.length > 254)
    return refused('An email address has at most 254 characters.');
  return { ok: true, address: `${local}@${domain}`, domain };
}

/**
 * The mailbox behind an address, for limits only: without what follows a `+`, and at Gmail without dots,
 * so that a stranger's mailbox can't be filled through its many spellings.
 */
export function mailboxOf({ address, domain }: Address): string {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const untagged = local.replace(/\+.*$/, '');
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return gmail ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
}

/** An address as it may stand in a log or on a page: `d…@e….com` for `dana@example.com`. */
export function redactedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const ending = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : '';
  return `${address.slice(0, 1)}…@${domain.slice(0, 1)}…${ending}`;
}

/** An address as its owner knows it again and a stranger doesn't learn it: `da…a@example.com` for `dana@example.com`. */
export function recognizableAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  const shown = name.length < 4 ? `${name.slice(0, 1)}…` : `${name.slice(0, 2)}…${name.slice(-1)}`;
  return `${shown}${address.slice(at)}`;
}

/** Text for a log, with every address in it redacted. */
export function redacted(text: string): string {
  return text.replace(/[^\s<>"'(),:;=]+@[^\s<>"'(),:;]+/g, redactedAddress);
}

function asciiDomain(text: string): string | undefined {
  if (text.length > 253 || !lettersInAnyScript.test(text)) return undefined;
  const domain = domainToASCII(text).toLowerCase();
  const labels = domain.split('.');
  if (domain.length > 253 || labels.length < 2) return undefined;
  if (!labels.every((part) => label.test(part))) return undefined;
  return topLevel.test(labels.at(-1) ?? '') ? domain : undefined;
}

function refused(sentence: string): ParsedAddress {
  return { ok: false, sentence };
}
