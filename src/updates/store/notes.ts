import type { Transaction } from 'kysely';
import type { Database } from './open-store.ts';
import type { Moment, Tables } from './schema.ts';

/** What an operator did by hand. */
export interface Note {
  at: Moment;
  what: string;
  why: string;
}

/** Keeps what an operator did, and why. @param about an address's keyed hash, or `issue:12`. */
export async function keepNote(
  db: Database | Transaction<Tables>,
  about: string,
  note: Note,
): Promise<void> {
  await db
    .insertInto('notes')
    .values({ about, ...note })
    .execute();
}

/** What was done by hand to an address or an issue, the oldest first. */
export function notesAbout(db: Database, about: string): Promise<Note[]> {
  return db
    .selectFrom('notes')
    .select(['at', 'what', 'why'])
    .where('about', '=', about)
    .orderBy('id')
    .execute();
}
