import type { Database } from '../store/open-store.ts';

/**
 * Makes a store that was restored from a copy safe to start: what was sent after the copy was made isn't in it, so
 * nothing in it is sent by itself. Issues on their way wait for `resume`, and articles that wait to
 * be sent, or that the copy doesn't know, count as history.
 * @returns how many issues wait.
 */
export async function distrust(database: Database): Promise<number> {
  return database.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('issues')
      .set({
        state: 'halted',
        halted_because: 'It comes from a copy: mails may have left since the copy was made.',
      })
      .where('state', '=', 'sending')
      .where('kind', 'in', ['article', 'digest'])
      .executeTakeFirst();
    await db
      .updateTable('articles')
      .set({ state: 'baseline' })
      .where('state', '=', 'new')
      .execute();
    // Without it the next look at the site is a first look, which takes unknown articles as history.
    await db.deleteFrom('facts').where('name', '=', 'first-run').execute();
    return Number(numUpdatedRows);
  });
}
