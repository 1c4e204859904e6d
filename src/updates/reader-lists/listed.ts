import type { Insertable } from 'kysely';
import type { SuppressionReason } from '../readers/suppression.ts';
import type { Moment, SubscriberTable } from '../store/schema.ts';

/** What a row of a list comes to. */
export type Listed = {
  /** The keyed hash of the address. */
  readonly key: string;
  /** The reader to be added; `null` when the row only says whom to keep out. */
  readonly reader: Insertable<SubscriberTable> | null;
  readonly suppression: { readonly reason: SuppressionReason; readonly at: Moment } | null;
};

/** A row that can't be used. */
export type RefusedRow = { readonly line: number; readonly sentence: string };
