import { sql } from 'kysely';
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
import { readLifeSigns } from '../worker/life-signs.ts';
import type { LifeSigns } from '../worker/life-signs.ts';

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
  /** Active readers whose address is suppressed: they get nothing. */
  unreachable: number;
  suppressed: number;
  workers: LifeSigns;
  /** Mail that could go now, and since when the oldest of it could. */
  queue: { due: number; oldest: Moment | null };
  /** What became of the confirmations settled within a day. */
  confirmations: { sent: number; failed: number };
  /** The newest first, at most 20. */
  issues: IssueStatus[];
  uncertain: UncertainDelivery[];
  /** Domains that refuse mail for now, and until when they are left alone. */
  pausedDomains: { domain: string; pausedUntil: Moment; strikes: number }[];
}

const shownIssues = 20;
const day = 24 * 3_600_000;

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
    const queued = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const stands = issue.kind === 'confirmation' || issue.kind === 'welcome';
    const expected = stands ? queued : issue.expected;
    counted.push({ ...issue, expected, counts });
  }
  const { unreachable } = await store.db
    .selectFrom('subscribers')
    .innerJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
    .select(({ fn }) => fn.countAll<number>().as('unreachable'))
    .where('subscribers.state', '=', 'active')
    .executeTakeFirstOrThrow();
  return {
    unreachable,
    workers: await readLifeSigns(store.db, now),
    queue: await readQueue(store, now),
    confirmations: await readConfirmations(store, now),
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

async function readQueue(store: Store, now: Moment): Promise<Status['queue']> {
  const { due, oldest } = await store.db
    .selectFrom('deliveries')
    .innerJoin('issues', 'issues.id', 'deliveries.issue_id')
    .select(({ fn }) => [
      fn.countAll<number>().as('due'),
      fn.min<number | null>('deliveries.next_at').as('oldest'),
    ])
    .where('issues.state', '=', 'sending')
    .where('issues.hold_until', '<=', now)
    .where(sql<boolean>`deliveries.state in ('queued', 'deferred')`)
    .where('deliveries.next_at', '<=', now)
    .where('deliveries.domain', 'not in', (paused) =>
      paused.selectFrom('domains').select('domain').where('paused_until', '>', now),
    )
    .executeTakeFirstOrThrow();
  return { due, oldest };
}

async function readConfirmations(store: Store, now: Moment): Promise<Status['confirmations']> {
  const rows = await store.db
    .selectFrom('deliveries')
    .innerJoin('issues', 'issues.id', 'deliveries.issue_id')
    .select(['deliveries.state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('issues.kind', '=', 'confirmation')
    .where('deliveries.settled_at', '>', now - day)
    .where('deliveries.state', 'in', ['sent', 'failed', 'refused'])
    .groupBy('deliveries.state')
    .execute();
  const sum = (...states: DeliveryState[]): number =>
    rows.reduce((all, { state, count }) => all + (states.includes(state) ? count : 0), 0);
  return { sent: sum('sent'), failed: sum('failed', 'refused') };
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
