import type { SelectQueryBuilder, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Store } from '../store/open-store.ts';
import type { DeliveryState, Frequency, IssueKind, Moment, Tables } from '../store/schema.ts';
import { inTransaction } from '../store/transaction.ts';
import { forgiveDomains, pauseDomain } from './domains.ts';
import type { Consent } from '../readers/joining/consent.ts';

/**
 * A delivery in a worker's hand. `fence` is the number of this very claim: once the lease has run out
 * and another worker claims the delivery, nothing the earlier one writes fits any more.
 */
export interface Claim {
  id: number;
  fence: number;
  issueId: number;
  kind: IssueKind;
  subscriberId: number;
  email: string;
  emailKey: string;
  publicId: string;
  tokenEpoch: number;
  /** How often the reader wants mail, or asked to when they are to confirm it. */
  frequency: Frequency;
  /** How the reader came to be on the list. */
  agreedBy: Consent['how'];
  messageId: string;
  domain: string;
  attempts: number;
  firstAttemptAt: Moment;
}

/** How a claimed delivery ended. */
export type Settlement =
  | { state: 'sent'; reply: string }
  /** `pauseDomain` when the whole domain refused, not this mail alone. */
  | { state: 'deferred'; reply: string; nextAt: Moment; pauseDomain: boolean }
  /** The reader's address or mailbox is at fault. */
  | { state: 'failed'; reply: string }
  /** We are: it waits for a person. */
  | { state: 'refused'; reply: string }
  | { state: 'uncertain'; reply: string }
  /** Untouched: its final bytes never left, and it isn't to blame. */
  | { state: 'queued' };

// Written out, so that the partial index is known to fit.
const isInHand = sql<boolean>`state in ('claimed', 'committing')`;

/** The states in which a worker's word still counts. */
const open: readonly DeliveryState[] = ['claimed', 'committing', 'uncertain'];

/**
 * Writes the durable markers: from the commit on, these mails may have reached the mail server. Only
 * a claim whose marker is written may let its final bytes go.
 * @returns the ids that were marked; a claim that isn't among them was lost, or its issue has been halted.
 */
export async function markCommitting(
  transaction: Transaction<Tables>,
  claims: readonly Claim[],
): Promise<Set<number>> {
  const rows = await transaction
    .updateTable('deliveries')
    .set({ state: 'committing' })
    .where('state', '=', 'claimed')
    .where(sql<boolean>`(id, fence) in (${sql.join(claims.map(pair))})`)
    .where('issue_id', 'in', (issues) =>
      issues.selectFrom('issues').select('id').where('state', '=', 'sending'),
    )
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Writes down how claims ended. A worker that hears the reply after its lease ran out still knows
 * best: its word turns `uncertain` into what happened.
 */
export async function settle(
  transaction: Transaction<Tables>,
  settled: readonly { claim: Claim; settlement: Settlement }[],
  now: Moment,
): Promise<void> {
  for (const { claim, settlement } of settled) {
    const row = await transaction
      .updateTable('deliveries')
      .set({
        state: settlement.state,
        claimed_by: null,
        lease_until: null,
        first_attempt_at: claim.firstAttemptAt,
        ...changes(claim, settlement, now),
      })
      .where('id', '=', claim.id)
      .where('fence', '=', claim.fence)
      .where('state', 'in', open)
      .executeTakeFirst();
    if (row.numUpdatedRows === 0n) continue;
    if (settlement.state === 'deferred' && settlement.pauseDomain) {
      await pauseDomain(transaction, claim.domain, now);
    }
  }
  const sent = settled.filter(({ settlement }) => settlement.state === 'sent');
  await forgiveDomains(transaction, [...new Set(sent.map(({ claim }) => claim.domain))]);
}

/** Shows that a worker lives: what it has in hand stays with it until then. */
export async function renewLeases(store: Store, worker: string, leaseUntil: Moment): Promise<void> {
  await inTransaction(store, async (transaction) => {
    const mine = transaction
      .selectFrom('deliveries')
      .select('id')
      .where('claimed_by', '=', worker)
      .where(isInHand);
    const ids = await idsNobodyChanges(store, mine);
    if (ids.length === 0) return;
    await transaction
      .updateTable('deliveries')
      .set({ lease_until: leaseUntil })
      .where('id', 'in', ids)
      .execute();
  });
}

/**
 * Takes back what silent workers had in hand: `claimed` goes back to the queue, as nothing final has
 * left; `committing` becomes `uncertain`, and is never sent again by itself.
 */
export async function expireLeases(store: Store, now: Moment): Promise<void> {
  for (const state of ['claimed', 'committing'] as const) {
    await inTransaction(store, async (transaction) => {
      const silent = transaction
        .selectFrom('deliveries')
        .select('id')
        .where(isInHand)
        .where('state', '=', state)
        .where('lease_until', '<', now);
      const ids = await idsNobodyChanges(store, silent);
      if (ids.length === 0) return;
      const taken =
        state === 'claimed'
          ? { state: 'queued' as const }
          : {
              state: 'uncertain' as const,
              smtp_reply: 'The worker stopped before the mail server answered.',
              settled_at: now,
            };
      await transaction
        .updateTable('deliveries')
        .set({ ...taken, claimed_by: null, lease_until: null })
        .where('id', 'in', ids)
        .execute();
    });
  }
}

/**
 * Locks the rows found, except those another transaction is changing at this moment: whoever changes
 * a delivery is alive. Waiting for them could make two workers wait for each other.
 */
async function idsNobodyChanges(
  store: Store,
  query: SelectQueryBuilder<Tables, 'deliveries', { id: number }>,
): Promise<number[]> {
  const rows =
    store.kind === 'postgres'
      ? await query.forUpdate().skipLocked().execute()
      : await query.execute();
  return rows.map(({ id }) => id);
}

function changes(claim: Claim, settlement: Settlement, now: Moment) {
  switch (settlement.state) {
    case 'queued':
      return {};
    case 'deferred':
      return {
        attempts: claim.attempts + 1,
        next_at: settlement.nextAt,
        smtp_reply: settlement.reply,
      };
    case 'sent':
    case 'failed':
    case 'refused':
    case 'uncertain':
      return { attempts: claim.attempts + 1, smtp_reply: settlement.reply, settled_at: now };
  }
}

function pair({ id, fence }: Claim) {
  return sql`(${id}, ${fence})`;
}
