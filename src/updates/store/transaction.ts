import type { Transaction } from 'kysely';
import type { Store } from './open-store.ts';
import type { Tables } from './schema.ts';

const tries = 5;

/**
 * Runs a transaction, again when PostgreSQL ended it because it and another waited for each other.
 * @param work may run more than once: it changes nothing but the store.
 */
export async function inTransaction<Result>(
  store: Store,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.db.transaction().execute(work);
    } catch (error) {
      if (attempt === tries || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01';
}
