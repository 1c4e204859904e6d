import { sql } from 'kysely';
import type { Database } from '../../store/open-store.ts';
import type { Moment } from '../../store/schema.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * How much the sign-up form takes before it slows down and stops. All counts are kept in the store, in the transaction of
 * what they grant: a rate limiter with a connection and a clock of its own could count a confirmation that isn't queued.
 */
export type Limits = {
  /** Confirmations a mailbox gets on one day (UTC), and within 30 days. */
  readonly confirmationsADay: number;
  readonly confirmationsIn30Days: number;
  /** Requests an hour from one network (/24 or /56): from `slow` on the form asks again, at `most` it stops. */
  readonly network: { readonly slow: number; readonly most: number };
  /** The same for all networks together. */
  readonly everybody: { readonly slow: number; readonly most: number };
};

export const usualLimits: Limits = {
  confirmationsADay: 1,
  confirmationsIn30Days: 3,
  network: { slow: 5, most: 20 },
  everybody: { slow: 150, most: 600 },
};

/** What the form does with one more request. */
export type Pace = 'normal' | 'slow' | 'stop';

/**
 * Counts one request of a network and says what to do with it. It counts every request alike, whatever the
 * address in it, so that its answer tells nothing about an address.
 */
export async function countRequest(
  database: Database,
  network: string,
  now: Moment,
  limits: Limits,
): Promise<Pace> {
  const window = Math.floor(now / hour);
  // One transaction, as each costs a wait for the disk.
  return database.transaction().execute(async (db) => {
    const fromNetwork = await take(db, `network:${network}`, window, limits.network.most);
    if (fromNetwork === undefined) return 'stop';
    const fromAll = await take(db, 'everybody', window, limits.everybody.most);
    if (fromAll === undefined) return 'stop';
    return fromNetwork > limits.network.slow || fromAll > limits.everybody.slow ? 'slow' : 'normal';
  });
}

/**
 * Takes one of the confirmations a mailbox may get. Requests beyond the limit aren't counted, so nobody can lock
 * a mailbox out for longer by asking more often.
 * @param mailbox a keyed hash: the table of limits holds no address.
 * @param terms.comesBack the reader had confirmed, and left: on that day they may ask once more.
 */
export async function takeConfirmation(
  db: Database,
  mailbox: string,
  { now, limits, comesBack }: { now: Moment; limits: Limits; comesBack: boolean },
): Promise<boolean> {
  const key = `confirmation:${mailbox}`;
  const today = Math.floor(now / day);
  const { earlier } = await db
    .selectFrom('limits')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('count'), sql<number>`0`).as('earlier'))
    .where('key', '=', key)
    .where('window', '>', today - 30)
    .where('window', '<', today)
    .executeTakeFirstOrThrow();
  const left = limits.confirmationsIn30Days - Number(earlier);
  if (left < 1) return false;
  const most = Math.min(limits.confirmationsADay + (comesBack ? 1 : 0), left);
  return (await take(db, key, today, most)) !== undefined;
}

/** Forgets counts that no limit looks at any more. */
export async function forgetOldLimits(db: Database, now: Moment): Promise<void> {
  await db
    .deleteFrom('limits')
    .where(({ eb, and, or }) =>
      or([
        and([eb('key', 'like', 'confirmation:%'), eb('window', '<=', Math.floor(now / day) - 30)]),
        and([
          or([eb('key', 'like', 'network:%'), eb('key', '=', 'everybody')]),
          eb('window', '<', Math.floor(now / hour)),
        ]),
      ]),
    )
    .execute();
}

/** Counts one more in a window unless it is full: one statement, so processes can't both take the last one. */
async function take(
  db: Database,
  key: string,
  window: number,
  most: number,
): Promise<number | undefined> {
  if (most < 1) return undefined;
  const row = await db
    .insertInto('limits')
    .values({ key, window, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'window'])
        .doUpdateSet((eb) => ({ count: eb('limits.count', '+', 1) }))
        .where('limits.count', '<', most),
    )
    .returning('count')
    .executeTakeFirst();
  return row?.count;
}
