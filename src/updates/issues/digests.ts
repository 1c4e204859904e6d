import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { Moment, Tables } from '../store/schema.ts';
import type { DigestArticle } from '../mail/digest-content.ts';
import type { IssueContent } from '../mail/issue-content.ts';
import type { Manifest } from '../manifest.ts';
import { recordIn } from './articles.ts';
import { activeReaders } from './audience.ts';
import type { OwedReader } from './audience.ts';
import { endedPeriods } from './digest-periods.ts';
import type { DigestPeriod } from './digest-periods.ts';
import { insertDeliveries, insertIssue } from './sealing.ts';
import type { SealedIssue, SealingTerms } from './sealing.ts';

type DigestTerms = SealingTerms & { manifest: Manifest | undefined };

const day = 24 * 3_600_000;

/** Articles released longer ago than this are in nobody's next digest: 100 days in milliseconds. */
export const longestWait = 100 * day;

const pageSize = 1000;

/**
 * Seals the digests of the periods that ended, each once. Readers who are owed the same articles share
 * an issue: who came from another frequency may already have some of them.
 * @param content writes the digest of these articles.
 * @param terms.manifest what the site says now: articles it hasn't any more are left out, renamed ones followed. Without
 * one, what was last known counts.
 */
export async function sealDigests(
  store: Store,
  content: (period: DigestPeriod, articles: readonly DigestArticle[]) => IssueContent,
  terms: SealingTerms & { hour: number; manifest: () => Promise<Manifest | undefined> },
): Promise<SealedIssue[]> {
  const sealed: SealedIssue[] = [];
  for (const period of endedPeriods(terms.now, terms.hour)) {
    if (await isSealed(store, period)) continue;
    const manifest = await terms.manifest();
    sealed.push(
      ...(await withSealingLock(store, (transaction) =>
        sealPeriod(transaction, period, content, { ...terms, manifest }),
      )),
    );
  }
  return sealed;
}

/** Seals one digest for one reader, of articles they are owed, without a hold: all of them went out to others before. */
export async function sealCatchUp(
  transaction: Transaction<Tables>,
  reader: OwedReader,
  articles: readonly DigestArticle[],
  content: IssueContent,
  now: Moment,
): Promise<void> {
  const terms = { now, hold: 0 };
  const issue = await insertIssue(
    transaction,
    { kind: 'digest', dedupeKey: `catch-up:${reader.id}:${now}`, content },
    terms,
  );
  const contentIds = articles.map(({ content_id: id }) => id);
  await insertDeliveries(transaction, issue, [reader], contentIds, terms);
}

async function isSealed(store: Store, period: DigestPeriod): Promise<boolean> {
  const row = await store.db
    .selectFrom('digests')
    .select('period')
    .where('period', '=', period.name)
    .executeTakeFirst();
  return row !== undefined;
}

async function sealPeriod(
  transaction: Transaction<Tables>,
  period: DigestPeriod,
  content: (period: DigestPeriod, articles: readonly DigestArticle[]) => IssueContent,
  terms: DigestTerms,
): Promise<SealedIssue[]> {
  const { manifest } = terms;
  if (manifest) await recordIn(transaction, manifest, terms.now);
  const online = manifest && new Map(manifest.articles.map((article) => [article.id, article]));
  const released = await transaction
    .selectFrom('articles')
    .select(['content_id', 'url', 'title', 'description', 'published', 'state', 'released_at'])
    .where('state', 'in', ['planned', 'sent'])
    .where('released_at', '<', period.end)
    .where('released_at', '>', period.end - longestWait)
    .orderBy('released_at')
    .orderBy('content_id')
    .execute();
  // An article still on hold may be taken back: the digest waits for the end of the hold.
  const articles = released
    .filter(({ content_id: id }) => online?.has(id) ?? true)
    .map((article) => {
      const { subject, minutes } = online?.get(article.content_id) ?? {};
      return { ...article, subject, minutes };
    });
  if (articles.some(({ state }) => state === 'planned')) return [];
  const first = await transaction
    .insertInto('digests')
    .values({ period: period.name, sealed_at: terms.now })
    .onConflict((conflict) => conflict.column('period').doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n || articles.length === 0) return [];

  const sealed = new Map<string, SealedIssue>();
  for await (const groups of pagesOfGroups(transaction, period, articles)) {
    for (const [contentIds, readers] of groups) {
      const owed = articles.filter(({ content_id: id }) => contentIds.split(' ').includes(id));
      const issue =
        sealed.get(contentIds) ??
        (await newDigest(transaction, period, contentIds, content(period, owed), terms));
      await insertDeliveries(transaction, issue.id, readers, contentIds.split(' '), terms);
      sealed.set(contentIds, { ...issue, expected: issue.expected + readers.length });
    }
  }
  return [...sealed.values()];
}

async function newDigest(
  transaction: Transaction<Tables>,
  period: DigestPeriod,
  contentIds: string,
  content: IssueContent,
  terms: SealingTerms,
): Promise<SealedIssue> {
  const articles = createHash('sha256').update(contentIds).digest('hex').slice(0, 16);
  const id = await insertIssue(
    transaction,
    { kind: 'digest', dedupeKey: `${period.name}:${articles}`, content },
    terms,
  );
  return { id, subject: content.subject, expected: 0, holdUntil: terms.now + terms.hold };
}

/** Pages of readers, grouped by the ids of the articles they are owed, joined by spaces. */
async function* pagesOfGroups(
  transaction: Transaction<Tables>,
  period: DigestPeriod,
  articles: readonly { content_id: string; released_at: Moment | null }[],
): AsyncGenerator<Map<string, OwedReader[]>> {
  let after = 0;
  for (;;) {
    const page = await activeReaders(transaction, period.frequency)
      .select(['subscribers.id', 'subscribers.email', 'subscribers.confirmed_at'])
      .where('subscribers.id', '>', after)
      .orderBy('subscribers.id')
      .limit(pageSize)
      .execute();
    if (page.length === 0) return;
    after = page.at(-1)?.id ?? after;
    const received = new Set(
      (
        await transaction
          .selectFrom('receipts')
          .select(['subscriber_id', 'content_id'])
          .where('subscriber_id', '>=', page[0]?.id ?? 0)
          .where('subscriber_id', '<=', after)
          .where(
            'content_id',
            'in',
            articles.map(({ content_id: id }) => id),
          )
          .execute()
      ).map((receipt) => `${receipt.subscriber_id} ${receipt.content_id}`),
    );
    const groups = new Map<string, OwedReader[]>();
    for (const { id, email, confirmed_at: confirmed } of page) {
      const owed = articles.filter(
        (article) =>
          confirmed !== null &&
          confirmed < (article.released_at ?? 0) &&
          !received.has(`${id} ${article.content_id}`),
      );
      if (owed.length === 0) continue;
      const key = owed.map(({ content_id: contentId }) => contentId).join(' ');
      const group = groups.get(key);
      if (group) group.push({ id, email });
      else groups.set(key, [{ id, email }]);
    }
    yield groups;
  }
}
