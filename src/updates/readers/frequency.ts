import type { Transaction } from 'kysely';
import { readersOwed } from '../issues/audience.ts';
import { longestWait, sealCatchUp } from '../issues/digests.ts';
import { addOwedReaders } from '../issues/sealing.ts';
import { digestContent } from '../mail/digest-content.ts';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { Frequency, Moment, Tables } from '../store/schema.ts';

/** When a reader chose, and what stands at the foot of a mail that it brings. */
export type ChoiceTerms = { now: Moment; postalAddress: string | null };

/**
 * Changes how often a reader is mailed. Who goes from a digest to every article gets at once what the digest would have
 * brought: the article itself when it is one, and one digest of all of them when they are more, as nobody wants a
 * month's mails on one day. A receipt says what they already have, so nothing comes twice.
 */
export function changeFrequency(
  store: Store,
  subscriberId: number,
  frequency: Frequency,
  terms: ChoiceTerms,
): Promise<void> {
  return withSealingLock(store, async (transaction) => {
    const before = await transaction
      .selectFrom('subscribers')
      .select('frequency')
      .where('id', '=', subscriberId)
      .executeTakeFirst();
    await transaction
      .updateTable('subscribers')
      .set({ frequency })
      .where('id', '=', subscriberId)
      .execute();
    if (!before || before.frequency === 'each' || frequency !== 'each') return;
    const owed = await articlesOwed(transaction, subscriberId, terms.now);
    // What may still be taken back, or waits for a person, stays with its own issue.
    const settled = owed.filter(
      ({ state, issueState }) => state === 'sent' && issueState !== 'halted',
    );
    const together = settled.length > 1 ? settled : [];
    const [first] = together;
    if (first)
      await sealCatchUp(
        transaction,
        first.reader,
        together,
        digestContent('Since your last mail', together, terms.postalAddress),
        terms.now,
      );
    for (const article of owed.filter((one) => !together.includes(one)))
      await join(transaction, subscriberId, article, terms.now);
  });
}

type OwedArticle = Awaited<ReturnType<typeof articlesOwed>>[number];

async function articlesOwed(transaction: Transaction<Tables>, reader: number, now: Moment) {
  const released = await transaction
    .selectFrom('articles')
    .innerJoin('issues', (join) =>
      join.on(({ eb, ref, val }) =>
        eb('issues.dedupe_key', '=', eb(val('article:'), '||', ref('articles.content_id'))),
      ),
    )
    .select([
      'articles.content_id',
      'articles.url',
      'articles.title',
      'articles.description',
      'articles.published',
      'articles.state',
      'articles.released_at',
      'issues.id as issue',
      'issues.state as issueState',
      'issues.hold_until as holdUntil',
    ])
    .where('articles.state', 'in', ['planned', 'sent'])
    .where('issues.state', '!=', 'cancelled')
    .where('articles.released_at', '>', now - longestWait)
    .orderBy('articles.released_at')
    .orderBy('articles.content_id')
    .execute();
  const owed = [];
  for (const article of released) {
    const { content_id: contentId, released_at: releasedAt } = article;
    for await (const [found] of readersOwed(transaction, contentId, releasedAt ?? 0, reader))
      if (found) owed.push({ ...article, reader: found });
  }
  return owed;
}

/** Adds the reader to the article's own issue. */
async function join(
  transaction: Transaction<Tables>,
  reader: number,
  { content_id: contentId, issue, issueState, holdUntil }: OwedArticle,
  now: Moment,
): Promise<void> {
  const hold = Math.max(0, holdUntil - now);
  const added = await addOwedReaders(transaction, issue, contentId, { now, hold }, reader);
  if (added === 0 || issueState !== 'finished') return;
  await transaction
    .updateTable('issues')
    .set({ state: 'sending', finished_at: null })
    .where('id', '=', issue)
    .execute();
}
