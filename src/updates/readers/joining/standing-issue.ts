import type { Transaction } from 'kysely';
import type { Database } from '../../store/open-store.ts';
import type { Moment, Tables } from '../../store/schema.ts';

/** The issue that all confirmations, or all welcomes, belong to, so that they have the ledger's care; it never ends. */
export async function standingIssue(
  db: Database | Transaction<Tables>,
  kind: 'confirmation' | 'welcome',
  now: Moment,
): Promise<number> {
  const find = () =>
    db.selectFrom('issues').select('id').where('dedupe_key', '=', kind).executeTakeFirst();
  const found = await find();
  if (found) return found.id;
  // What the mail says is written when it is sent, so the row carries no text.
  await db
    .insertInto('issues')
    .values({
      kind,
      dedupe_key: kind,
      subject: '',
      html: '',
      text: '',
      state: 'sending',
      sealed_at: now,
      hold_until: now,
      finished_at: null,
      halted_because: null,
      expected: 0,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
  const made = await find();
  if (!made) throw new Error(`The standing issue "${kind}" could not be made.`);
  return made.id;
}
