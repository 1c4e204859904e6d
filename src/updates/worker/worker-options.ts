import type { Patience } from '../mail/smtp-transport.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/open-store.ts';

/** What a worker works with; what isn't given has its usual value. */
export interface WorkerOptions {
  store: Store;
  settings: Settings;
  secrets: Secrets;
  /** The clock, in milliseconds. */
  now?: () => number;
  /** Takes a line for the operator. */
  log?: (line: string) => void;
  /** How long to rest when there is nothing to do, in milliseconds. */
  rest?: number;
  /** For how long a failing store is asked to note what became of mails already given away, in milliseconds. */
  insistence?: number;
  /** How long mails under way have to end once the worker is to stop, in milliseconds. */
  stopPatience?: number;
  /** How long the relay may be silent. */
  relayPatience?: Patience;
  /** How long to wait before a relay that failed so often in a row is tried again, in milliseconds. */
  relayPause?: (failures: number) => number;
}

/** A sender at work. */
export interface Worker {
  /** Lets the mails under way finish, gives everything else back, and ends. */
  stop(): Promise<void>;
  /** Resolves after `stop`; rejects with a sentence when the store failed. */
  stopped: Promise<void>;
}
