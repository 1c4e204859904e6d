import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { takeFromBuckets } from '../deliveries/domains.ts';
import type { Claim } from '../deliveries/ledger.ts';
import { readConsent, readRequest } from '../readers/joining/consent.ts';
import { finalReasons } from '../readers/suppression.ts';
import type { Store } from '../store/open-store.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Frequency, IssueKind, Moment, SubscriberState, Tables } from '../store/schema.ts';

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

interface Candidate {
  id: number;
  fence: number;
  issueId: number;
  kind: IssueKind;
  subscriberId: number;
  email: string | null;
  emailKey: string | null;
  publicId: string | null;
  tokenEpoch: number | null;
  frequency: Frequency | null;
  consent: string | null;
  request: string | null;
  subscriberState: SubscriberState | null;
  suppressedFor: string | null;
  messageId: string;
  domain: string;
  attempts: number;
  firstAttemptAt: Moment | null;
}

type Ready = Candidate & {
  email: string;
  emailKey: string;
  publicId: string;
  tokenEpoch: number;
  frequency: Frequency;
  consent: string;
};

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
      const found = await candidates(transaction, store, issue, terms, terms.most - claims.length);
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

function openIssues(transaction: Transaction<Tables>, { now, kinds }: ClaimTerms) {
  return transaction
    .selectFrom('issues')
    .select(['id', 'kind'])
    .where('state', '=', 'sending')
    .where('kind', kinds === 'confirmations' ? '=' : '!=', 'confirmation')
    .where('hold_until', '<=', now)
    .orderBy('id')
    .execute();
}

function candidates(
  transaction: Transaction<Tables>,
  store: Store,
  issue: { id: number; kind: IssueKind },
  terms: ClaimTerms,
  most: number,
): Promise<Candidate[]> {
  const due = transaction
    .selectFrom('deliveries')
    .leftJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
    .select((select) => [
      'deliveries.id as id',
      'deliveries.fence as fence',
      'deliveries.issue_id as issueId',
      select.val(issue.kind).as('kind'),
      'deliveries.subscriber_id as subscriberId',
      'subscribers.email as email',
      'subscribers.email_key as emailKey',
      'subscribers.public_id as publicId',
      'subscribers.token_epoch as tokenEpoch',
      'subscribers.frequency as frequency',
      'subscribers.consent as consent',
      'subscribers.request as request',
      'subscribers.state as subscriberState',
      'suppressions.reason as suppressedFor',
      'deliveries.message_id as messageId',
      'deliveries.domain as domain',
      'deliveries.attempts as attempts',
      'deliveries.first_attempt_at as firstAttemptAt',
    ])
    .where('deliveries.issue_id', '=', issue.id)
    // Written out, so that the partial index is known to fit.
    .where(sql<boolean>`deliveries.state in ('queued', 'deferred')`)
    .where('deliveries.next_at', '<=', terms.now)
    .where('deliveries.domain', 'not in', (paused) =>
      paused.selectFrom('domains').select('domain').where('paused_until', '>', terms.now),
    )
    .orderBy('deliveries.next_at')
    .orderBy('deliveries.id')
    .limit(most);
  return store.kind === 'postgres'
    ? due.forUpdate('deliveries').skipLocked().execute()
    : due.execute();
}

function wantsIt(candidate: Candidate): candidate is Ready {
  const { kind, subscriberState, suppressedFor } = candidate;
  if (subscriberState === null) return false;
  // Whoever asks to subscribe gets an answer, whatever their state; articles go to active readers only.
  return kind === 'confirmation'
    ? suppressedFor === null || !finalReasons.includes(suppressedFor)
    : suppressedFor === null && subscriberState === 'active';
}

async function suppressed(
  transaction: Transaction<Tables>,
  candidates: readonly Candidate[],
  now: Moment,
): Promise<void> {
  if (candidates.length === 0) return;
  await transaction
    .updateTable('deliveries')
    .set({ state: 'suppressed', settled_at: now })
    .where(
      'id',
      'in',
      candidates.map(({ id }) => id),
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
