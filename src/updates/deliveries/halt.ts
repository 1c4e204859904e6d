import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';

/** An issue is halted when more than this share of its mails is refused for good. */
const mostFailures = 0.05;
/** Fewer results than this say nothing yet. */
const fewestResults = 40;

/** Stops an issue until a person resumes it. What is in a worker's hand is still sent. */
export async function haltIssue(store: Store, issueId: number, reason: string): Promise<void> {
  await store.db
    .updateTable('issues')
    .set({ state: 'halted', halted_because: reason })
    .where('id', '=', issueId)
    .where('state', '=', 'sending')
    .execute();
}

/**
 * Lets a halted issue go on; the failures so far are taken as seen.
 * @throws an error with a sentence when the issue isn't halted.
 */
export async function resumeIssue(store: Store, issueId: number, now: Moment): Promise<void> {
  const { failed } = await results(store, issueId);
  const row = await store.db
    .updateTable('issues')
    .set({ state: 'sending', halted_because: null, failures_accepted: failed })
    .where('id', '=', issueId)
    .where('state', '=', 'halted')
    .executeTakeFirst();
  if (row.numUpdatedRows === 0n) {
    throw new Error(`Issue ${issueId} is not halted: "updates status" lists those that are.`);
  }
  await store.db
    .updateTable('deliveries')
    .set({ next_at: now })
    .where('issue_id', '=', issueId)
    .where('state', '=', 'queued')
    .where('next_at', '<', now)
    .execute();
}

/** Halts the issue when too many of its mails have been refused for good. */
export async function haltWhenFailing(store: Store, issueId: number): Promise<void> {
  const { sent, failed } = await results(store, issueId);
  const issue = await store.db
    .selectFrom('issues')
    .select(['kind', 'failures_accepted'])
    .where('id', '=', issueId)
    .executeTakeFirst();
  if (!issue || issue.kind === 'confirmation') return;
  if (!failsTooOften(sent, failed - issue.failures_accepted)) return;
  await haltIssue(
    store,
    issueId,
    `${failed} of ${sent + failed} mails were refused for good, more than ${mostFailures * 100} %.`,
  );
}

/** Whether these results are a reason to stop. */
export function failsTooOften(sent: number, failed: number): boolean {
  const results = sent + failed;
  return results >= fewestResults && failed / results > mostFailures;
}

async function results(store: Store, issueId: number): Promise<{ sent: number; failed: number }> {
  const rows = await store.db
    .selectFrom('deliveries')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['sent', 'failed'])
    .groupBy('state')
    .execute();
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { sent: count('sent'), failed: count('failed') };
}
