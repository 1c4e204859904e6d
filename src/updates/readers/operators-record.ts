import type { Database } from '../store/open-store.ts';
import { notesAbout } from '../store/notes.ts';
import type { Note } from '../store/notes.ts';
import type {
  BounceTable,
  DeliveryState,
  IssueKind,
  Moment,
  SubscriberTable,
} from '../store/schema.ts';

/** What an operator sees of one address. */
export interface OperatorsRecord {
  /** `null` when nobody on the list has the address. */
  reader:
    | (Pick<SubscriberTable, 'email' | 'state' | 'frequency' | 'created_at' | 'confirmed_at'> & {
        consent: unknown;
      })
    | null;
  suppressed: { reason: string; at: Moment } | null;
  bounces: Pick<BounceTable, 'kind' | 'at' | 'message_id'>[];
  /** The newest first. */
  mails: {
    issue: number;
    kind: IssueKind;
    subject: string;
    state: DeliveryState;
    attempts: number;
    settledAt: Moment | null;
    /** What the mail server last answered. */
    reply: string | null;
    messageId: string;
  }[];
  notes: Note[];
}

/** Reads all that is known about an address, for the operator. */
export async function operatorsRecord(db: Database, emailKey: string): Promise<OperatorsRecord> {
  const reader = await db
    .selectFrom('subscribers')
    .select(['id', 'email', 'state', 'frequency', 'created_at', 'confirmed_at', 'consent'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
  const suppressed = await db
    .selectFrom('suppressions')
    .select(['reason', 'at'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
  const bounces = await db
    .selectFrom('bounces')
    .select(['kind', 'at', 'message_id'])
    .where('email_key', '=', emailKey)
    .orderBy('at')
    .execute();
  const mails = await db
    .selectFrom('deliveries')
    .innerJoin('issues', 'issues.id', 'deliveries.issue_id')
    .select([
      'issues.id as issue',
      'issues.kind as kind',
      'issues.subject as subject',
      'deliveries.state as state',
      'deliveries.attempts as attempts',
      'deliveries.settled_at as settledAt',
      'deliveries.smtp_reply as reply',
      'deliveries.message_id as messageId',
    ])
    .where('deliveries.subscriber_id', '=', reader?.id ?? -1)
    .orderBy('deliveries.id', 'desc')
    .execute();
  return {
    reader: reader ? shown(reader) : null,
    suppressed: suppressed ?? null,
    bounces,
    mails,
    notes: await notesAbout(db, emailKey),
  };
}

function shown({
  email,
  state,
  frequency,
  created_at,
  confirmed_at,
  consent,
}: Omit<SubscriberTable, 'id' | 'public_id' | 'email_key' | 'token_epoch' | 'request'>) {
  return {
    email,
    state,
    frequency,
    created_at,
    confirmed_at,
    consent: JSON.parse(consent) as unknown,
  };
}
