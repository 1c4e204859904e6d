import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Database, Store } from '../store/open-store.ts';
import type { DomainTable, Moment, Tables } from '../store/schema.ts';
import { backoff, patience } from './backoff.ts';

/**
 * Takes from each domain's bucket what it still gives, for all workers together. A bucket holds one
 * minute's worth. A domain that refused as a whole gets a single try when its pause is over, so that
 * it isn't hammered; one that refused for 48 hours gets them all, so that they fail and the issue ends.
 * @param wanted how many deliveries are ready for each domain.
 * @returns how many of them may go now. A domain left with none is paused until it has refilled.
 */
export async function takeFromBuckets(
  transaction: Transaction<Tables>,
  kind: Store['kind'],
  wanted: ReadonlyMap<string, number>,
  ratePerMinute: number,
  now: Moment,
): Promise<Map<string, number>> {
  if (wanted.size === 0) return new Map();
  const names = [...wanted.keys()].sort();
  await transaction
    .insertInto('domains')
    .values(names.map((domain) => full(domain, ratePerMinute, now)))
    .onConflict((conflict) => conflict.column('domain').doNothing())
    .execute();
  const buckets = await lockedBuckets(transaction, kind, names);
  const given = new Map<string, number>();
  const after = buckets.map((bucket) => {
    const refilled = refill(bucket, ratePerMinute, now);
    const most = isProbing(bucket, now) ? 1 : Math.floor(refilled);
    const taken = Math.min(wanted.get(bucket.domain) ?? 0, most);
    given.set(bucket.domain, taken);
    const left = refilled - taken;
    const dry = left < 1 ? now + Math.ceil(((1 - left) * 60_000) / ratePerMinute) : 0;
    // A probe in hand keeps the others waiting until its answer is known.
    const probe = isProbing(bucket, now) && taken > 0 ? now + backoff(1, 0) : 0;
    return {
      ...bucket,
      tokens: left,
      refilled_at: now,
      paused_until: Math.max(dry, probe, bucket.paused_until > now ? bucket.paused_until : 0),
    };
  });
  await transaction
    .insertInto('domains')
    .values(after)
    .onConflict((conflict) =>
      conflict.column('domain').doUpdateSet({
        tokens: sql.ref('excluded.tokens'),
        refilled_at: sql.ref('excluded.refilled_at'),
        paused_until: sql.ref('excluded.paused_until'),
      }),
    )
    .execute();
  return given;
}

/** Pauses a domain that refused as a whole, longer each time in a row. */
export async function pauseDomain(
  db: Database | Transaction<Tables>,
  domain: string,
  now: Moment,
): Promise<void> {
  const bucket = await db
    .selectFrom('domains')
    .selectAll()
    .where('domain', '=', domain)
    .executeTakeFirst();
  if (!bucket) return;
  if (bucket.failing_since !== null && now - bucket.failing_since >= patience) return;
  const strikes = bucket.strikes + 1;
  await db
    .updateTable('domains')
    .set({
      strikes,
      failing_since: bucket.failing_since ?? now,
      paused_until: Math.max(bucket.paused_until, now + backoff(strikes)),
    })
    .where('domain', '=', domain)
    .execute();
}

/** Forgets what domains refused earlier: they have just taken a mail. */
export async function forgiveDomains(
  db: Database | Transaction<Tables>,
  domains: readonly string[],
): Promise<void> {
  if (domains.length === 0) return;
  await db
    .updateTable('domains')
    .set({ strikes: 0, failing_since: null, paused_until: 0 })
    .where('domain', 'in', domains)
    .where('strikes', '>', 0)
    .execute();
}

function isProbing(bucket: DomainTable, now: Moment): boolean {
  if (bucket.strikes === 0) return false;
  return now - (bucket.failing_since ?? now) < patience;
}

function refill(bucket: DomainTable, ratePerMinute: number, now: Moment): number {
  const minutes = Math.max(0, now - bucket.refilled_at) / 60_000;
  return Math.min(ratePerMinute, bucket.tokens + minutes * ratePerMinute);
}

function full(domain: string, ratePerMinute: number, now: Moment): DomainTable {
  return {
    domain,
    tokens: ratePerMinute,
    refilled_at: now,
    paused_until: 0,
    strikes: 0,
    failing_since: null,
  };
}

function lockedBuckets(
  transaction: Transaction<Tables>,
  kind: Store['kind'],
  names: readonly string[],
): Promise<DomainTable[]> {
  const buckets = transaction
    .selectFrom('domains')
    .selectAll()
    .where('domain', 'in', names)
    .orderBy('domain');
  return kind === 'postgres' ? buckets.forUpdate().execute() : buckets.execute();
}
