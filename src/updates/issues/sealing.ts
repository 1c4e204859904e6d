import type { Transaction } from 'kysely';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { IssueKind, Moment, Tables } from '../store/schema.ts';
import { recordIn } from './articles.ts';
import { readersOwed } from './audience.ts';
import type { IssueContent } from '../mail/issue-content.ts';
import { newMessageId } from '../deliveries/message-id.ts';
import type { OwedReader } from './audience.ts';
import type { Plan } from './planning.ts';

/** An issue that can't be changed any more, only held, halted or cancelled. */
export interface SealedIssue {
  id: number;
  subject: string;
  /** The article it brings; a digest brings several. */
  article?: string;
  /** How many readers get it. */
  expected: number;
  /** Until then it can be cancelled and nothing leaves. */
  holdUntil: Moment;
}

/** When an issue is sealed, and for how many milliseconds it is held. */
export interface SealingTerms {
  now: Moment;
  hold: number;
  /** True when it is to leave at a chosen moment: whoever confirms until then gets it too. */
  scheduled?: boolean;
}

/**
 * Freezes each planned article, and writes its deliveries and receipts: all of it in one transaction,
 * so that a crash leaves everything or nothing.
 * @returns the issues sealed by this very call; an article that another call was first with isn't among them.
 */
export function sealPlan(store: Store, plan: Plan, terms: SealingTerms): Promise<SealedIssue[]> {
  return withSealingLock(store, async (transaction) => {
    const intake = await recordIn(transaction, plan.manifest, terms.now);
    const sealed: SealedIssue[] = [];
    // What was planned before the service knew the site's history isn't news.
    if (intake.first && !plan.chosen) return sealed;
    for (const { article, content } of plan.articles) {
      const released = await transaction
        .updateTable('articles')
        .set(({ ref }) => ({
          state: 'planned',
          state_before: ref('state'),
          released_at: terms.scheduled ? terms.now + terms.hold : terms.now,
        }))
        .where('content_id', '=', article.id)
        .where('state', 'in', plan.chosen ? ['new', 'baseline', 'skipped'] : ['new'])
        .executeTakeFirst();
      if (released.numUpdatedRows === 0n) continue;
      const issue = await insertIssue(
        transaction,
        { kind: 'article', dedupeKey: `article:${article.id}`, content },
        terms,
      );
      const expected = await addOwedReaders(transaction, issue, article.id, terms);
      sealed.push({
        id: issue,
        subject: content.subject,
        article: article.id,
        expected,
        holdUntil: terms.now + terms.hold,
      });
    }
    return sealed;
  });
}

/** Writes an issue without deliveries yet. @returns its id. */
export async function insertIssue(
  transaction: Transaction<Tables>,
  issue: { kind: IssueKind; dedupeKey: string; content: IssueContent },
  terms: SealingTerms,
): Promise<number> {
  const row = await transaction
    .insertInto('issues')
    .values({
      kind: issue.kind,
      dedupe_key: issue.dedupeKey,
      subject: issue.content.subject,
      html: issue.content.html,
      text: issue.content.text,
      state: 'sending',
      sealed_at: terms.now,
      hold_until: terms.now + terms.hold,
      finished_at: null,
      halted_because: null,
      expected: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Adds to an article's issue every reader who is owed the article and has no delivery yet.
 * @param only looks at this one reader.
 * @returns how many were added.
 */
export async function addOwedReaders(
  transaction: Transaction<Tables>,
  issue: number,
  contentId: string,
  terms: SealingTerms,
  only?: number,
): Promise<number> {
  const { released_at: released } = await transaction
    .selectFrom('articles')
    .select('released_at')
    .where('content_id', '=', contentId)
    .executeTakeFirstOrThrow();
  if (released === null) return 0;
  let added = 0;
  for await (const readers of readersOwed(transaction, contentId, released, only)) {
    await insertDeliveries(transaction, issue, readers, [contentId], terms);
    added += readers.length;
  }
  return added;
}

/** Writes the deliveries of an issue to these readers, and a receipt of each article for each of them. */
export async function insertDeliveries(
  transaction: Transaction<Tables>,
  issue: number,
  readers: readonly OwedReader[],
  contentIds: readonly string[],
  terms: SealingTerms,
): Promise<void> {
  const receipts = readers.flatMap(({ id }) =>
    contentIds.map((content_id) => ({ subscriber_id: id, content_id, issue_id: issue })),
  );
  if (receipts.length > 0) await transaction.insertInto('receipts').values(receipts).execute();
  await transaction
    .insertInto('deliveries')
    .values(
      readers.map((reader) => ({
        issue_id: issue,
        subscriber_id: reader.id,
        message_id: newMessageId(),
        domain: domainOf(reader.email),
        state: 'queued' as const,
        next_at: terms.now + terms.hold,
        first_attempt_at: null,
        claimed_by: null,
        lease_until: null,
        smtp_reply: null,
        settled_at: null,
      })),
    )
    .execute();
  await transaction
    .updateTable('issues')
    .set(({ eb }) => ({ expected: eb('expected', '+', readers.length) }))
    .where('id', '=', issue)
    .execute();
}

/** The part of an address after the @, in small letters. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
