import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from '../../readers/links/signed-links.ts';
import type { Moment } from '../../store/schema.ts';

const quickest = 2000;
const longest = 24 * 60 * 60 * 1000;
const shape = /^([0-9a-z]{1,9})\.([\w-]{43})$/;

/** Notes, signed, when a form was shown to a network. */
export function formShown(network: string, now: Moment, [{ key }]: LinkKeys): string {
  const time = now.toString(36);
  return `${time}.${signature(time, network, key)}`;
}

/**
 * Whether a form comes back as from a person: not sooner than two seconds after it was shown, not later than a
 * day, from the network it was shown to, with our own note of the time.
 */
export function filledByAPerson(
  note: string,
  network: string,
  now: Moment,
  keys: LinkKeys,
): boolean {
  const [, time, given] = shape.exec(note) ?? [];
  if (time === undefined || given === undefined) return false;
  const ours = keys.some(({ key }) =>
    timingSafeEqual(Buffer.from(given), Buffer.from(signature(time, network, key))),
  );
  const age = now - Number.parseInt(time, 36);
  return ours && age >= quickest && age <= longest;
}

function signature(time: string, network: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`updates form\n${network}\n${time}`).digest('base64url');
}
