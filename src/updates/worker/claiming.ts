import type { Transaction } from 'kysely';
import { takeFromBuckets } from '../deliveries/domains.ts';
import type { Claim } from '../deliveries/ledger.ts';
import { readConsent, readRequest } from '../readers/joining/consent.ts';
import type { Store } from '../store/open-store.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Moment, Tables } from '../store/schema.ts';
import { candidates, openIssues, wantsIt } from './due-deliveries.ts';
import type { Candidate, Ready } from './due-deliveries.ts';

/** Who claims, how many at most, and until when the claims hold. */
export interface ClaimTerms {
  worker: string;
  /** Confirmations, or everything else. */
  kinds: 'confirmations' | 'letters';
  most: number;
  now: Moment;
  leaseUntil: Moment;
  domainRatePerMinute: number;
}

/**
 * Claims deliveries that are due. State and suppression are looked at again here,
 * as readers may have left since the issue was sealed: theirs become `suppressed`. Several workers
 * claim at the same time without meeting.
 */
export function claimDeliveries(store: Store, terms: ClaimTerms): Promise<Claim[]> {
  return inTransaction(store, async (transaction) => {
    const claims: Claim[] = [];
    for (const issue of await openIssues(transaction, terms)) {
      if (claims.length >= terms.most) break;
      const found = await candidates(
        transaction,
        store,
        issue,
        terms.now,
        terms.most - claims.length,
      );
      const ready = found.filter(wantsIt);
      await suppressed(
        transaction,
        found.filter((candidate) => !wantsIt(candidate)),
        terms.now,
      );
      claims.push(...(await claimed(transaction, store, ready, terms)));
    }
    return claims;
  });
}

async function suppressed(
  transaction: Transaction<Tables>,
  unwanted: readonly Candidate[],
  now: Moment,
): Promise<void> {
  if (unwanted.length === 0) return;
  await transaction
    .updateTable('deliveries')
    .set({ state: 'suppressed', settled_at: now })
    .where(
      'id',
      'in',
      unwanted.map(({ id }) => id),
    )
    .execute();
}

async function claimed(
  transaction: Transaction<Tables>,
  store: Store,
  ready: readonly Ready[],
  terms: ClaimTerms,
): Promise<Claim[]> {
  const wanted = new Map<string, number>();
  for (const { domain } of ready) wanted.set(domain, (wanted.get(domain) ?? 0) + 1);
  const left = await takeFromBuckets(
    transaction,
    store.kind,
    wanted,
    terms.domainRatePerMinute,
    terms.now,
  );
  const taken = ready.filter(({ domain }) => {
    const tokens = left.get(domain) ?? 0;
    left.set(domain, tokens - 1);
    return tokens > 0;
  });
  if (taken.length === 0) return [];
  await transaction
    .updateTable('deliveries')
    .set(({ eb }) => ({
      state: 'claimed',
      claimed_by: terms.worker,
      lease_until: terms.leaseUntil,
      fence: eb('fence', '+', 1),
    }))
    .where(
      'id',
      'in',
      taken.map(({ id }) => id),
    )
    .execute();
  return taken.map((candidate) => ({
    id: candidate.id,
    fence: candidate.fence + 1,
    issueId: candidate.issueId,
    kind: candidate.kind,
    subscriberId: candidate.subscriberId,
    email: candidate.email,
    emailKey: candidate.emailKey,
    publicId: candidate.publicId,
    tokenEpoch: candidate.tokenEpoch,
    frequency: readRequest(candidate.request)?.frequency ?? candidate.frequency,
    agreedBy: readConsent(candidate.consent).how,
    messageId: candidate.messageId,
    domain: candidate.domain,
    attempts: candidate.attempts,
    firstAttemptAt: candidate.firstAttemptAt ?? terms.now,
  }));
}
