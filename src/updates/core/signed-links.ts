import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link lets its holder do. A link made for one purpose is worthless for another. */
export type LinkPurpose = 'confirm' | 'preferences' | 'unsubscribe';

/** Keys by id. New links carry `current`; links made with an older key are good for as long as it is listed. */
export type LinkKeys = {
  readonly current: string;
  readonly keys: Readonly<Record<string, Uint8Array>>;
};

export type LinkContent = {
  readonly subscriber: string;
  /** Counts how often a reader's earlier links were withdrawn; the caller compares it with the stored count. */
  readonly epoch: number;
  /** Whole seconds since 1970; `null` never expires. */
  readonly expires: number | null;
  /** A single word that travels with the link, such as the frequency a confirmation was asked with. */
  readonly note: string;
};

export type OpenedLink =
  | ({ readonly ok: true } & LinkContent)
  | { readonly ok: false; readonly reason: 'forged' | 'expired' };

const word = /^[a-z0-9-]{0,40}$/i;
const shape =
  /^([a-z0-9-]{1,16})\.([a-z0-9-]{1,40})\.([0-9a-z]{1,8})\.([0-9a-z]{0,9})\.([a-z0-9-]{0,40})\.([\w-]{43})$/i;

/** Writes a link's token: its content in plain words, then an HMAC-SHA256 over purpose, key id and content. */
export function signLink(purpose: LinkPurpose, content: LinkContent, keys: LinkKeys): string {
  const { subscriber, epoch, expires, note } = content;
  if (!word.test(subscriber) || !word.test(note))
    throw new Error('A link can carry letters, digits and hyphens only.');
  const body = [
    keys.current,
    subscriber,
    epoch.toString(36),
    expires === null ? '' : expires.toString(36),
    note,
  ].join('.');
  return `${body}.${signature(purpose, body, keyNamed(keys, keys.current))}`;
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
  const [, keyId = '', subscriber = '', epoch = '', expires = '', note = '', given = ''] = parts;
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined;
  // An unknown key id takes the same time as a wrong signature.
  const expected = signature(
    purpose,
    token.slice(0, token.lastIndexOf('.')),
    key ?? keyNamed(keys, keys.current),
  );
  const matches = timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!matches || key === undefined) return { ok: false, reason: 'forged' };
  const end = expires === '' ? null : Number.parseInt(expires, 36);
  if (end !== null && end <= now) return { ok: false, reason: 'expired' };
  return { ok: true, subscriber, epoch: Number.parseInt(epoch, 36), expires: end, note };
}

function signature(purpose: LinkPurpose, body: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`updates link\n${purpose}\n${body}`).digest('base64url');
}

function keyNamed(keys: LinkKeys, id: string): Uint8Array {
  const key = keys.keys[id];
  if (key === undefined) throw new Error(`There is no key "${id}" to sign links with.`);
  return key;
}
