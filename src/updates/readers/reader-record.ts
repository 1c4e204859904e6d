import type { Database } from '../store/open-store.ts';

/** Everything that is kept about a reader, in words they can read, as the answer to "what do you know about me?". */
export async function readerRecord(db: Database, id: number): Promise<object | undefined> {
  const reader = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!reader) return undefined;
  const mails = await db
    .selectFrom('deliveries')
    .innerJoin('issues', 'issues.id', 'deliveries.issue_id')
    .select(['issues.kind', 'issues.subject', 'deliveries.state', 'deliveries.settled_at'])
    .where('deliveries.subscriber_id', '=', id)
    .orderBy('deliveries.id')
    .execute();
  const bounces = await db
    .selectFrom('bounces')
    .select(['kind', 'at'])
    .where('email_key', '=', reader.email_key)
    .orderBy('at')
    .execute();
  return {
    address: reader.email,
    state: reader.state,
    frequency: reader.frequency,
    asked: time(reader.created_at),
    confirmed: time(reader.confirmed_at),
    consent: JSON.parse(reader.consent) as unknown,
    mails: mails.map(({ settled_at, ...mail }) => ({ ...mail, settled: time(settled_at) })),
    bounces: bounces.map(({ kind, at }) => ({ kind, at: time(at) })),
  };
}

function time(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
