import type { Moment } from '../store/schema.ts';

const minute = 60_000;
const hour = 60 * minute;

/** For how long a mail that is refused for now is tried again: 48 hours in milliseconds. */
export const patience = 48 * hour;

/**
 * How long to wait before the next attempt: from one minute doubling to six hours, with up to a
 * quarter more at random, so that what failed together doesn't come back together.
 * @param attempts how many have failed, at least 1.
 * @param random from 0 to 1.
 */
export function backoff(attempts: number, random: number = Math.random()): number {
  const step = Math.min(6 * hour, minute * 2 ** Math.min(attempts - 1, 20));
  return Math.round(step * (1 + random / 4));
}

/** The moment of the next attempt, or `null` when patience has run out. */
export function nextAttempt(
  failed: { attempts: number; firstAttemptAt: Moment },
  now: Moment,
  random?: number,
): Moment | null {
  if (now - failed.firstAttemptAt >= patience) return null;
  return now + backoff(failed.attempts, random);
}
