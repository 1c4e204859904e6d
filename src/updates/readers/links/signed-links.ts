import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKey } from '../../secrets.ts';
import { confirmationLife, returnLife } from './link-lifetimes.ts';

/** What a link lets its holder do. A link made for one purpose is worthless for another. */
export type LinkPurpose = 'confirm' | 'preferences' | 'unsubscribe' | 'return';

/** The first key signs; links made with any of them are good. */
export type LinkKeys = readonly [LinkKey, ...LinkKey[]];

export type LinkContent = {
  /** The `public_id` of the reader's row: after the row is gone, no other row ever has it. */
  readonly publicId: string;
  /** Counts how often a reader's earlier links were withdrawn; the caller compares it with the stored count. */
  readonly epoch: number;
  /** Whole seconds since 1970; `null` never expires. */
  readonly expires: number | null;
};

export type OpenedLink =
  | ({ readonly ok: true } & LinkContent)
  | { readonly ok: false; readonly reason: 'forged' | 'expired' };

/** In seconds; the other purposes never expire. */
const lives: Partial<Record<LinkPurpose, number>> = {
  confirm: confirmationLife,
  return: returnLife,
};

const shape = /^([a-z0-9-]{1,16})\.([0-9a-f]{32})\.([0-9a-z]{1,8})\.([0-9a-z]{0,9})\.([\w-]{43})$/i;

/** Writes a link's token: its content in plain words, then an HMAC-SHA256 over purpose, key id and content. */
export function signLink(purpose: LinkPurpose, content: LinkContent, keys: LinkKeys): string {
  const { publicId, epoch, expires } = content;
  const [current] = keys;
  const body = [
    current.id,
    publicId,
    epoch.toString(36),
    expires === null ? '' : expires.toString(36),
  ].join('.');
  return `${body}.${signature(purpose, body, current.key)}`;
}

/**
 * The address of a reader's own page for one purpose.
 * @param service where readers reach the service, ending in "/".
 * @param now whole seconds since 1970: a link that doesn't live for ever lives from there on.
 */
export function readerLink(
  service: string,
  purpose: LinkPurpose,
  reader: { readonly public_id: string; readonly token_epoch: number },
  keys: LinkKeys,
  now: number,
): string {
  const life = lives[purpose];
  const expires = life === undefined ? null : now + life;
  const content = { publicId: reader.public_id, epoch: reader.token_epoch, expires };
  return `${service}${purpose}/${signLink(purpose, content, keys)}`;
}

/**
 * Reads a token made by `signLink` for the same purpose.
 * The signature is compared in constant time, and before anything in the token is believed.
 * @param now whole seconds since 1970.
 */
export function openLink(
  purpose: LinkPurpose,
  token: string,
  keys: LinkKeys,
  now: number,
): OpenedLink {
  const parts = shape.exec(token);
  if (!parts) return { ok: false, reason: 'forged' };
  const [, keyId = '', publicId = '', epoch = '', expires = '', given = ''] = parts;
  const named = keys.find(({ id }) => id === keyId);
  // An unknown key id takes the same time as a wrong signature.
  const signed = token.slice(0, token.lastIndexOf('.'));
  const expected = signature(purpose, signed, (named ?? keys[0]).key);
  const matches = timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!matches || !named) return { ok: false, reason: 'forged' };
  const end = expires === '' ? null : Number.parseInt(expires, 36);
  if (end !== null && end <= now) return { ok: false, reason: 'expired' };
  return {
    ok: true,
    publicId,
    epoch: Number.parseInt(epoch, 36),
    expires: end,
  };
}

function signature(purpose: LinkPurpose, body: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`updates link\n${purpose}\n${body}`).digest('base64url');
}
