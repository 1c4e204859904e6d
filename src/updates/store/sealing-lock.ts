import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Store } from './open-store.ts';
import type { Tables } from './schema.ts';
import { inTransaction } from './transaction.ts';

// Any number, the same in every process.
const lock = 7_021_318_842;

/**
 * Runs a transaction that decides who is owed which article, one at a time over all processes:
 * otherwise a reader who changes frequency while an issue is sealed could be counted by neither side.
 * On SQLite every transaction already stands alone.
 */
export function withSealingLock<Result>(
  store: Store,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return inTransaction(store, async (transaction) => {
    if (store.kind === 'postgres') {
      await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(transaction);
    }
    return work(transaction);
  });
}
