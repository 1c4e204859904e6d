import type { Database } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';

/**
 * Why an address is held back. After a `hard-bounce` or a `complaint` no mail at all is sent to it again.
 * `erased` here, or `unsubscribed` on a list that was imported, keeps an import from bringing somebody back; a reader who asks
 * again and confirms lifts it.
 */
export type SuppressionReason = (typeof suppressionReasons)[number];

/** All of them. */
export const suppressionReasons = ['hard-bounce', 'complaint', 'erased', 'unsubscribed'] as const;

/** The reasons nothing lifts: to such an address not even a confirmation goes. */
export const finalReasons: readonly string[] = ['hard-bounce', 'complaint'];

/** Suppresses an address. A final reason replaces one that isn't; nothing replaces a final one. */
export async function suppress(
  db: Database,
  emailKey: string,
  reason: SuppressionReason,
  now: Moment,
): Promise<void> {
  await db
    .insertInto('suppressions')
    .values({ email_key: emailKey, reason, at: now })
    .onConflict((conflict) =>
      conflict
        .column('email_key')
        .doUpdateSet({ reason, at: now })
        .where('suppressions.reason', 'not in', finalReasons),
    )
    .execute();
}

/** Notes a suppression that comes from elsewhere: one that is here already stays, unless only the new one is final. */
export async function rememberSuppression(
  db: Database,
  emailKey: string,
  reason: SuppressionReason,
  at: Moment,
): Promise<void> {
  if (finalReasons.includes(reason)) return suppress(db, emailKey, reason, at);
  await db
    .insertInto('suppressions')
    .values({ email_key: emailKey, reason, at })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .execute();
}

/** Whether no mail may go to the address with this key, not even a confirmation. */
export async function isSuppressed(db: Database, emailKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppressions')
    .select('email_key')
    .where('email_key', '=', emailKey)
    .where('reason', 'in', finalReasons)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lifts a suppression that isn't final: the reader asked again, and confirmed. */
export async function liftSuppression(db: Database, emailKey: string): Promise<void> {
  await db
    .deleteFrom('suppressions')
    .where('email_key', '=', emailKey)
    .where('reason', 'not in', finalReasons)
    .execute();
}
