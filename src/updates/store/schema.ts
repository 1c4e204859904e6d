import type { Generated } from 'kysely';

/** A moment in milliseconds since 1970, UTC. */
export type Moment = number;

/** How often a reader wants mail: each article as it appears, or a digest a week or a month. */
export type Frequency = 'each' | 'weekly' | 'monthly';

/** `pending` waits for confirmation; `paused` bounced softly too often; only `active` gets articles. */
export type SubscriberState = 'pending' | 'active' | 'paused' | 'unsubscribed';

/**
 * `baseline` was there before the service was; `new` waits for `updates send`; `planned` is sealed and
 * on hold; `sent` began to go out; `skipped` never goes out.
 */
export type ArticleState = 'baseline' | 'new' | 'planned' | 'sent' | 'skipped';

/** `test` is one mail of an article to whoever tries it. */
export type IssueKind = 'article' | 'digest' | 'confirmation' | 'welcome' | 'test';

/** `sending` covers the hold too; `halted` waits for a person; `cancelled` and `finished` are final. */
export type IssueState = 'sending' | 'halted' | 'cancelled' | 'finished';

/**
 * The life of one mail to one reader. `claimed` belongs to a worker, nothing final has left yet;
 * `committing` may have reached the mail server; `uncertain` is a `committing` nobody heard the end of.
 * `refused` is held against us or against the whole issue, so it waits for a person.
 * `sent`, `failed`, `uncertain` and `suppressed` are final unless a person says otherwise.
 */
export type DeliveryState =
  | 'queued'
  | 'claimed'
  | 'committing'
  | 'sent'
  | 'deferred'
  | 'failed'
  | 'refused'
  | 'uncertain'
  | 'suppressed';

export interface SubscriberTable {
  id: Generated<number>;
  /** Made by `newPublicId` with the row, and never changed: links and return paths name the reader by it. */
  public_id: string;
  /** As it was typed, once checked by `readers/address.ts`. */
  email: string;
  /** `emailKey(email, key)`: the keyed hash under which an address is known and suppressed. */
  email_key: string;
  state: SubscriberState;
  frequency: Frequency;
  /** Raising it makes every earlier signed link of this reader worthless. */
  token_epoch: Generated<number>;
  created_at: Moment;
  confirmed_at: Moment | null;
  /** JSON of a `Consent`: how, when and to what wording this reader agreed. */
  consent: string;
  /** JSON of a `SubscriptionRequest` that waits for its confirmation; `null` when none does. */
  request: string | null;
}

export interface SuppressionTable {
  email_key: string;
  /** Such as `hard-bounce`, `complaint`, `unsubscribed`, `erased`. */
  reason: string;
  at: Moment;
}

/** One row for each delivery report already counted, so that a duplicate counts once. */
export interface BounceTable {
  message_id: string;
  kind: 'hard' | 'soft' | 'complaint';
  email_key: string;
  at: Moment;
}

export interface ArticleTable {
  content_id: string;
  state: ArticleState;
  /** The content hash last seen in the manifest. */
  hash: string;
  url: string;
  title: string;
  description: string;
  published: Moment;
  seen_at: Moment;
  /** When it was sealed, or is to be sent. Readers confirmed before this moment are owed it. */
  released_at: Moment | null;
  /** What it was before it was sealed: a cancelled issue gives it back. */
  state_before: ArticleState | null;
}

export interface IssueTable {
  id: Generated<number>;
  kind: IssueKind;
  /** `article:<content id>`, `weekly:2026-W47:<articles>`, `confirmation`: what can't be sealed twice. */
  dedupe_key: string;
  subject: string;
  /** The frozen mail, with placeholders for the reader's own links. */
  html: string;
  text: string;
  state: IssueState;
  sealed_at: Moment;
  hold_until: Moment;
  finished_at: Moment | null;
  halted_because: string | null;
  /** How many deliveries were sealed: sent + failed + uncertain + suppressed once it is finished. */
  expected: number;
}

export interface DeliveryTable {
  id: Generated<number>;
  issue_id: number;
  subscriber_id: number;
  /** Without angle brackets; the same on every attempt. */
  message_id: string;
  /** The part after the @, in small letters. */
  domain: string;
  state: DeliveryState;
  attempts: Generated<number>;
  next_at: Moment;
  first_attempt_at: Moment | null;
  claimed_by: string | null;
  /** Grows with every claim: an update from an earlier claim doesn't fit any more. */
  fence: Generated<number>;
  lease_until: Moment | null;
  smtp_reply: string | null;
  settled_at: Moment | null;
  /** 1 once it was acted on what its failure says about the address. */
  judged: Generated<number>;
}

/** At most one copy of an article a reader, whatever their frequency was and becomes. */
export interface ReceiptTable {
  subscriber_id: number;
  content_id: string;
  issue_id: number;
}

/** What each receiving domain still takes, shared by all workers. */
export interface DomainTable {
  domain: string;
  tokens: number;
  refilled_at: Moment;
  paused_until: Moment;
  /** How often in a row it refused as a whole. */
  strikes: number;
  failing_since: Moment | null;
}

export interface DigestTable {
  /** `weekly:2026-W47` or `monthly:2026-11`. */
  period: string;
  sealed_at: Moment;
}

export interface LimitTable {
  key: string;
  /** The number of the time window counted in. */
  window: number;
  count: number;
}

/** A process that sends, and what it last heard of the relay. */
export interface WorkerTable {
  name: string;
  started_at: Moment;
  /** Written every few seconds while it lives. */
  seen_at: Moment;
  /** Set when it was told to end. */
  stopped_at: Moment | null;
  relay_reached_at: Moment | null;
  relay_answer: string | null;
  /** Since when the relay can't be reached, hangs or doesn't let us in; `null` while all is well. */
  relay_failing_since: Moment | null;
  relay_failure: string | null;
}

/** What an operator did by hand, and why. */
export interface NoteTable {
  id: Generated<number>;
  at: Moment;
  /** An address's keyed hash, or `issue:12`. */
  about: string;
  what: string;
  why: string;
}

/** Single facts about this installation, such as when it first saw the site. */
export interface FactTable {
  name: string;
  value: string;
}

export interface Tables {
  subscribers: SubscriberTable;
  suppressions: SuppressionTable;
  bounces: BounceTable;
  articles: ArticleTable;
  issues: IssueTable;
  deliveries: DeliveryTable;
  receipts: ReceiptTable;
  domains: DomainTable;
  digests: DigestTable;
  limits: LimitTable;
  workers: WorkerTable;
  notes: NoteTable;
  facts: FactTable;
}
