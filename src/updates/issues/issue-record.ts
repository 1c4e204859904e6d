import { notesAbout } from '../store/notes.ts';
import type { Note } from '../store/notes.ts';
import type { Store } from '../store/open-store.ts';
import type { DeliveryState, IssueTable, Moment } from '../store/schema.ts';
import { deliveryCounts } from './status-figures.ts';
import type { DeliveryCounts } from './status-figures.ts';

/** All there is to say about an issue. */
export interface IssueRecord {
  id: number;
  kind: IssueTable['kind'];
  subject: string;
  state: IssueTable['state'];
  haltedBecause: string | null;
  sealedAt: Moment;
  holdUntil: Moment;
  finishedAt: Moment | null;
  counts: DeliveryCounts;
  /** What the mail server answered to mails that weren't taken, the most frequent first. */
  answers: { state: DeliveryState; reply: string | null; count: number }[];
  /** Each mail that wasn't taken. */
  notTaken: {
    delivery: number;
    email: string | null;
    state: DeliveryState;
    reply: string | null;
    attempts: number;
  }[];
  notes: Note[];
}

const notTaken: DeliveryState[] = ['failed', 'refused', 'uncertain', 'deferred'];
// So that sixty refusals of the same kind are one line.
const ownParts = /<[^>]*>|[^\s<>]+@[^\s<>]+/g;

/** Reads what became of an issue. @returns `undefined` when there is none of this id. */
export async function issueRecord(store: Store, id: number): Promise<IssueRecord | undefined> {
  const issue = await store.db
    .selectFrom('issues')
    .select([
      'id',
      'kind',
      'subject',
      'state',
      'halted_because as haltedBecause',
      'sealed_at as sealedAt',
      'hold_until as holdUntil',
      'finished_at as finishedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!issue) return undefined;
  const rows = await store.db
    .selectFrom('deliveries')
    .leftJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
    .select([
      'deliveries.id as delivery',
      'subscribers.email as email',
      'deliveries.state as state',
      'deliveries.smtp_reply as reply',
      'deliveries.attempts as attempts',
    ])
    .where('deliveries.issue_id', '=', id)
    .where('deliveries.state', 'in', notTaken)
    .orderBy('deliveries.id')
    .execute();
  const answers = new Map<string, IssueRecord['answers'][number]>();
  for (const { state, reply } of rows) {
    const same = reply?.replace(ownParts, '…') ?? null;
    const answer = answers.get(`${state} ${same}`) ?? { state, reply: same, count: 0 };
    answers.set(`${state} ${same}`, { ...answer, count: answer.count + 1 });
  }
  return {
    ...issue,
    counts: await deliveryCounts(store, id),
    answers: [...answers.values()].sort((a, b) => b.count - a.count),
    notTaken: rows,
    notes: await notesAbout(store.db, `issue:${id}`),
  };
}
