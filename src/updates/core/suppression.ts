import type { Database } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';

/** Never mails this address again, whatever list it comes back on. The first reason stays. */
export async function suppress(
  db: Database,
  emailKey: string,
  reason: string,
  now: Moment,
): Promise<void> {
  await db
    .insertInto('suppressions')
    .values({ email_key: emailKey, reason, at: now })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .execute();
}

/** Whether this address is never to be mailed. */
export async function isSuppressed(db: Database, emailKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppressions')
    .select('email_key')
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
  return row !== undefined;
}
