import type { Database } from '../store/open-store.ts';
import { ownMarkRow, ownReaderRow } from './own-row.ts';
import type { OwnRow } from './own-row.ts';

const pageSize = 1000;

/**
 * All readers in the order they came, then all suppressions of addresses that aren't known any more: a page at a time, so
 * that memory stays flat.
 */
export async function* exportedRows(db: Database, addressKey: Buffer): AsyncGenerator<OwnRow[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('subscribers')
      .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
      .selectAll('subscribers')
      .select(['suppressions.reason', 'suppressions.at'])
      .where('subscribers.id', '>', after)
      .orderBy('subscribers.id')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (!last) break;
    yield rows.map(({ reason, at, ...row }) =>
      ownReaderRow(
        row,
        reason === null || at === null ? null : { email_key: row.email_key, reason, at },
      ),
    );
    after = last.id;
  }
  yield* exportedMarks(db, addressKey);
}

/** How many rows `exportedRows` gives. */
export async function countExported(
  db: Database,
): Promise<{ readers: number; suppressions: number }> {
  const { readers } = await db
    .selectFrom('subscribers')
    .select(({ fn }) => fn.countAll<number>().as('readers'))
    .executeTakeFirstOrThrow();
  const { suppressions } = await db
    .selectFrom('suppressions')
    .select(({ fn }) => fn.countAll<number>().as('suppressions'))
    .executeTakeFirstOrThrow();
  return { readers, suppressions };
}

async function* exportedMarks(db: Database, addressKey: Buffer): AsyncGenerator<OwnRow[]> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('suppressions')
      .leftJoin('subscribers', 'subscribers.email_key', 'suppressions.email_key')
      .selectAll('suppressions')
      .where('subscribers.id', 'is', null)
      .where('suppressions.email_key', '>', after)
      .orderBy('suppressions.email_key')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => ownMarkRow(row, addressKey));
    after = last.email_key;
  }
}
