import type { Transaction } from 'kysely';
import type { Database, Store } from '../store/open-store.ts';
import type {
  DeliveryState,
  IssueKind,
  IssueState,
  Moment,
  SubscriberState,
  Tables,
} from '../store/schema.ts';
import { uncertainDeliveries } from '../deliveries/resolution.ts';
import type { UncertainDelivery } from '../deliveries/resolution.ts';

/** How many deliveries of an issue are in each state. */
export type DeliveryCounts = Record<DeliveryState, number>;

export interface IssueStatus {
  id: number;
  kind: IssueKind;
  subject: string;
  state: IssueState;
  sealedAt: Moment;
  holdUntil: Moment;
  finishedAt: Moment | null;
  haltedBecause: string | null;
  expected: number;
  counts: DeliveryCounts;
}

/** What an operator wants to know. */
export interface Status {
  subscribers: Record<SubscriberState, number>;
  suppressed: number;
  /** The newest first, at most 20. */
  issues: IssueStatus[];
  uncertain: UncertainDelivery[];
  /** Domains that refuse mail for now, and until when they are left alone. */
  pausedDomains: { domain: string; pausedUntil: Moment; strikes: number }[];
}

const shownIssues = 20;

/** Reads the figures of subscribers, issues and deliveries. */
export async function readStatus(store: Store, now: Moment): Promise<Status> {
  const subscribers = await store.db
    .selectFrom('subscribers')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const { suppressed } = await store.db
    .selectFrom('suppressions')
    .select(({ fn }) => fn.countAll<number>().as('suppressed'))
    .executeTakeFirstOrThrow();
  const issues = await store.db
    .selectFrom('issues')
    .select([
      'id',
      'kind',
      'subject',
      'state',
      'sealed_at as sealedAt',
      'hold_until as holdUntil',
      'finished_at as finishedAt',
      'halted_because as haltedBecause',
      'expected',
    ])
    .orderBy('id', 'desc')
    .limit(shownIssues)
    .execute();
  const counted: IssueStatus[] = [];
  for (const issue of issues) {
    const counts = await deliveryCounts(store, issue.id);
    const queuedConfirmations = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const expected = issue.kind === 'confirmation' ? queuedConfirmations : issue.expected;
    counted.push({ ...issue, expected, counts });
  }
  return {
    subscribers: {
      pending: 0,
      active: 0,
      paused: 0,
      unsubscribed: 0,
      ...Object.fromEntries(subscribers.map(({ state, count }) => [state, count])),
    },
    suppressed,
    issues: counted,
    uncertain: await uncertainDeliveries(store),
    pausedDomains: await store.db
      .selectFrom('domains')
      .select(['domain', 'paused_until as pausedUntil', 'strikes'])
      .where('paused_until', '>', now)
      .where('strikes', '>', 0)
      .orderBy('domain')
      .execute(),
  };
}

/** Counts an issue's deliveries by state. */
export async function deliveryCounts(
  { db }: { db: Database | Transaction<Tables> },
  issueId: number,
): Promise<DeliveryCounts> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('issue_id', '=', issueId)
    .groupBy('state')
    .execute();
  return {
    queued: 0,
    claimed: 0,
    committing: 0,
    sent: 0,
    deferred: 0,
    failed: 0,
    refused: 0,
    uncertain: 0,
    suppressed: 0,
    ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
  };
}
