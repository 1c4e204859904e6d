import { readBounceMailbox } from '../inbound/mailbox.ts';
import type { LinkKeys } from '../readers/links/signed-links.ts';
import type { Database } from '../store/open-store.ts';

const pause = 5 * 60_000;

/** Reads the mailbox for bounces every five minutes, beside everything else; says once when it can't, and once when it can again. */
export class MailboxRounds {
  private last = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | null = null;
  private failing = false;
  private readonly database: Database;
  private readonly address: string;
  private readonly keys: LinkKeys;
  private readonly log: (line: string) => void;

  constructor(database: Database, address: string, keys: LinkKeys, log: (line: string) => void) {
    this.database = database;
    this.address = address;
    this.keys = keys;
    this.log = log;
  }

  /** Starts a round when it is time, without waiting for it. */
  begin(now: number): void {
    if (this.running || Math.abs(now - this.last) < pause) return;
    this.last = now;
    this.running = this.round(now).finally(() => {
      this.running = null;
    });
  }

  /** Resolves when no round is under way. */
  async ended(): Promise<void> {
    await this.running;
  }

  private async round(now: number): Promise<void> {
    try {
      const recorded = await readBounceMailbox(this.database, this.address, {
        keys: this.keys,
        now,
      });
      if (this.failing) this.log('The mailbox for bounces can be read again.');
      this.failing = false;
      for (const { outcome, sentence } of recorded)
        if (outcome !== 'ignored') this.log(`${outcome}: ${sentence}`);
    } catch (error) {
      if (!this.failing)
        this.log(
          `The mailbox for bounces can't be read: ${error instanceof Error ? error.message : String(error)}. It is tried again every five minutes.`,
        );
      this.failing = true;
    }
  }
}
