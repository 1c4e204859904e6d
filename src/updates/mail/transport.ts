import type { Message } from './message.ts';

/**
 * Asked right before the mail's last bytes would leave. `true` lets them go: the ledger then knows for
 * good that this mail may arrive. `false` or an error keeps them back, and the mail server drops the rest.
 */
export type Gate = () => Promise<boolean>;

/** How an attempt ended. */
export type Outcome =
  | { kind: 'accepted'; reply: string }
  /** The server said no, for now (4xx) or for good (5xx): to us, to the reader's address, or to the mail. */
  | { kind: 'refused'; code: number; what: 'sender' | 'recipient' | 'mail'; reply: string }
  /** The last bytes never left, as something broke. */
  | { kind: 'unsent'; reason: string }
  /** The last bytes never left, as the gate stayed shut. */
  | { kind: 'kept back' }
  /** The last bytes left, and no answer came. */
  | { kind: 'unknown'; reason: string };

/** One way to the mail server, for one mail at a time. */
export interface Channel {
  send(message: Message, gate: Gate): Promise<Outcome>;
  /** Whether another mail can go this way. */
  usable(): boolean;
  /** Ends it; what is under way is cut off, and its outcome is known at once. */
  close(): void;
}

/**
 * Opens channels.
 * @param signal gives up when it aborts.
 * @throws when the mail server can't be reached or refuses us.
 */
export type Transport = (signal: AbortSignal) => Promise<Channel>;
