import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { finalReasons } from '../readers/suppression.ts';
import type { Frequency, IssueKind, Moment, SubscriberState, Tables } from '../store/schema.ts';
import type { Store } from '../store/open-store.ts';

/** A delivery that is due, with what is known of its reader; they may be gone. */
export interface Candidate {
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

/** One whose reader wants it. */
export type Ready = Candidate & {
  email: string;
  emailKey: string;
  publicId: string;
  tokenEpoch: number;
  frequency: Frequency;
  consent: string;
};

/** The issues of these kinds whose mails may leave now, the oldest first. */
export function openIssues(
  transaction: Transaction<Tables>,
  { now, kinds }: { now: Moment; kinds: 'confirmations' | 'letters' },
) {
  return transaction
    .selectFrom('issues')
    .select(['id', 'kind'])
    .where('state', '=', 'sending')
    .where('kind', kinds === 'confirmations' ? '=' : '!=', 'confirmation')
    .where('hold_until', '<=', now)
    .orderBy('id')
    .execute();
}

/** An issue's deliveries that are due, as far as no other worker is looking at them. */
export function candidates(
  transaction: Transaction<Tables>,
  store: Store,
  issue: { id: number; kind: IssueKind },
  now: Moment,
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
    .where('deliveries.next_at', '<=', now)
    .where('deliveries.domain', 'not in', (paused) =>
      paused.selectFrom('domains').select('domain').where('paused_until', '>', now),
    )
    .orderBy('deliveries.next_at')
    .orderBy('deliveries.id')
    .limit(most);
  return store.kind === 'postgres'
    ? due.forUpdate('deliveries').skipLocked().execute()
    : due.execute();
}

/** Whether the reader is still there and may be mailed. */
export function wantsIt(candidate: Candidate): candidate is Ready {
  const { kind, subscriberState, suppressedFor } = candidate;
  if (subscriberState === null) return false;
  // Whoever asks to subscribe gets an answer, whatever their state; articles go to active readers only.
  return kind === 'confirmation'
    ? suppressedFor === null || !finalReasons.includes(suppressedFor)
    : suppressedFor === null && subscriberState === 'active';
}
