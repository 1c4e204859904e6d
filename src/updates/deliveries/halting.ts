import type { Transaction } from 'kysely';
import type { Database, Store } from '../store/open-store.ts';
import type { IssueTable, Moment, Tables } from '../store/schema.ts';
import { inTransaction } from '../store/transaction.ts';
import { judgeFailures } from './failures.ts';

/** An issue is halted when more than this share of its mails is refused. */
const mostFailures = 0.05;
/** So few may be chance. */
const fewestFailures = 3;

/**
 * Stops an issue until a person resumes it. What the mail server has read to its end still arrives.
 * @returns whether this very call stopped it.
 */
export async function haltIssue(
  { db }: { db: Database | Transaction<Tables> },
  issueId: number,
  reason: string,
): Promise<boolean> {
  const row = await db
    .updateTable('issues')
    .set({ state: 'halted', halted_because: reason })
    .where('id', '=', issueId)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return row.numUpdatedRows > 0n;
}

/**
 * Lets a halted issue go on. What the mail server refused is tried again, unless a person has found the refusals to be
 * right: then they are the readers' failures, and addresses that don't exist are never mailed again.
 * @returns how many refused mails are tried again, or accepted as failed.
 * @throws an error with a sentence when the issue isn't halted.
 */
export function resumeIssue(
  store: Store,
  issueId: number,
  now: Moment,
  refusals: 'try again' | 'accept' = 'try again',
): Promise<number> {
  return inTransaction(store, async (transaction) => {
    const row = await transaction
      .updateTable('issues')
      .set({ state: 'sending', halted_because: null })
      .where('id', '=', issueId)
      .where('state', '=', 'halted')
      .executeTakeFirst();
    if (row.numUpdatedRows === 0n) {
      throw new Error(`Issue ${issueId} is not halted: "updates status" lists those that are.`);
    }
    await transaction
      .updateTable('deliveries')
      .set({ next_at: now })
      .where('issue_id', '=', issueId)
      .where('state', '=', 'queued')
      .where('next_at', '<', now)
      .execute();
    const judged = await transaction
      .updateTable('deliveries')
      .set(
        refusals === 'accept'
          ? { state: 'failed' }
          : { state: 'queued', next_at: now, settled_at: null, first_attempt_at: null },
      )
      .where('issue_id', '=', issueId)
      .where('state', '=', 'refused')
      .executeTakeFirst();
    if (refusals === 'accept') await judgeFailures(transaction, issueId, now);
    return Number(judged.numUpdatedRows);
  });
}

/** How an issue stands after a refusal. */
export interface RefusalFigures {
  sent: number;
  /** Refused, and not yet judged by a person. */
  failed: number;
  /** Whether more of its mails may leave. */
  goesOn: boolean;
  /** Why it was halted, when this very call did it. */
  haltedBecause: string | null;
}

/**
 * Halts the issue when too many of its mails are refused, from the first few on. Its failures are nobody's then: they
 * wait as `refused`, until a person has judged whether the readers or the relay are at fault.
 */
export function haltWhenFailing(store: Store, issueId: number): Promise<RefusalFigures> {
  return inTransaction(store, async (transaction) => {
    const issue = await openIssue(transaction, issueId);
    const { sent, failed } = await results(transaction, issueId);
    if (!issue || !failsTooOften(sent, failed))
      return { sent, failed, goesOn: issue?.state === 'sending', haltedBecause: null };
    const haltedBecause = await haltAsNobodysFailure(
      transaction,
      issueId,
      `${failed} of ${sent + failed} mails were refused, more than ${mostFailures * 100} %.`,
    );
    return { sent, failed, goesOn: false, haltedBecause };
  });
}

/** The same for whatever reason, as part of a transaction. */
export async function haltAsNobodysFailure(
  transaction: Transaction<Tables>,
  issueId: number,
  reason: string,
): Promise<string | null> {
  const halted = await haltIssue({ db: transaction }, issueId, reason);
  await transaction
    .updateTable('deliveries')
    .set({ state: 'refused' })
    .where('issue_id', '=', issueId)
    .where('state', '=', 'failed')
    .where('judged', '=', 0)
    .execute();
  return halted ? reason : null;
}

/** Whether these results are a reason to stop. */
export function failsTooOften(sent: number, failed: number): boolean {
  return failed >= fewestFailures && failed / (sent + failed) > mostFailures;
}

/** Counts what has been sent, and what was refused and not yet judged by a person. */
export async function results(
  db: Database | Transaction<Tables>,
  issueId: number,
): Promise<{ sent: number; failed: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['sent', 'failed', 'refused'])
    .where(({ or, eb }) => or([eb('state', '!=', 'failed'), eb('judged', '=', 0)]))
    .groupBy('state')
    .execute();
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { sent: count('sent'), failed: count('failed') + count('refused') };
}

function openIssue(
  transaction: Transaction<Tables>,
  issueId: number,
): Promise<Pick<IssueTable, 'state'> | undefined> {
  return transaction
    .selectFrom('issues')
    .select('state')
    .where('id', '=', issueId)
    .where('kind', 'in', ['article', 'digest'])
    .where('state', 'in', ['sending', 'halted'])
    .executeTakeFirst();
}
