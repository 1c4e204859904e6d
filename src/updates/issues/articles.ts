import type { Transaction } from 'kysely';
import type { Manifest, ManifestArticle } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import { withSealingLock } from '../store/sealing-lock.ts';
import type { ArticleState, Moment, Tables } from '../store/schema.ts';

/** What a look at the manifest brought. */
export interface Intake {
  /** True when this installation saw the site for the first time: everything became baseline. */
  first: boolean;
  /** How many articles the manifest has. */
  articles: number;
  /** The ids seen for the first time now. */
  added: string[];
}

/**
 * Notes every article of the manifest under its permanent id. The first run takes all of them as
 * history that is never mailed by itself; later, an unknown id is a new article, and everything else
 * (title, address, date, body, a draft that comes back) is an edit of one already known.
 */
export function recordManifest(
  store: Store,
  manifest: Manifest,
  now: Moment,
  newsFrom: Moment = Infinity,
): Promise<Intake> {
  return withSealingLock(store, (transaction) => recordIn(transaction, manifest, now, newsFrom));
}

/**
 * `recordManifest` inside a transaction that holds the sealing lock.
 * @param newsFrom on the first run, what was published from then on is news all the same.
 */
export async function recordIn(
  transaction: Transaction<Tables>,
  manifest: Manifest,
  now: Moment,
  newsFrom: Moment = Infinity,
): Promise<Intake> {
  const firstRun = await transaction
    .insertInto('facts')
    .values({ name: 'first-run', value: String(now) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  const first = firstRun.numInsertedOrUpdatedRows === 1n;
  const known = new Map(
    (await transaction.selectFrom('articles').select(['content_id', 'state']).execute()).map(
      (row) => [row.content_id, row.state],
    ),
  );
  for (const article of manifest.articles) {
    const isHistory = first && Date.parse(article.published) < newsFrom;
    const state = nextState(known.get(article.id), article, isHistory);
    await transaction
      .insertInto('articles')
      .values({ content_id: article.id, state, seen_at: now, released_at: null, ...told(article) })
      .onConflict((conflict) =>
        conflict.column('content_id').doUpdateSet({ state, ...told(article) }),
      )
      .execute();
  }
  const added = manifest.articles.map(({ id }) => id).filter((id) => !known.has(id));
  return { first, articles: manifest.articles.length, added };
}

/** Whether this installation has seen the site before. */
export async function hasHistory(store: Store): Promise<boolean> {
  const fact = await store.db
    .selectFrom('facts')
    .select('name')
    .where('name', '=', 'first-run')
    .executeTakeFirst();
  return fact !== undefined;
}

/** The state an article has once the manifest is recorded. Only `send` moves it, and only before it is mailed. */
export function nextState(
  known: ArticleState | undefined,
  article: Pick<ManifestArticle, 'send'>,
  first: boolean,
): ArticleState {
  if (known === undefined) return first ? 'baseline' : article.send ? 'new' : 'skipped';
  if (known === 'new' && !article.send) return 'skipped';
  if (known === 'skipped' && article.send) return 'new';
  return known;
}

function told(article: ManifestArticle) {
  return {
    hash: article.hash,
    url: article.url,
    title: article.title,
    description: article.description,
    published: Date.parse(article.published),
  };
}
