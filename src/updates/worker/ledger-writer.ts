import { setTimeout as wait } from 'node:timers/promises';
import { markCommitting, settle } from '../deliveries/ledger.ts';
import type { Claim, Settlement } from '../deliveries/ledger.ts';
import type { Store } from '../store/open-store.ts';
import { inTransaction } from '../store/transaction.ts';

interface Mark {
  claim: Claim;
  answer: (marked: boolean) => void;
  fail: (error: unknown) => void;
}

interface Note {
  claim: Claim;
  settlement: Settlement;
  written: () => void;
}

/** How long a marker waits for others, in milliseconds: a mail's bytes travel meanwhile. */
const markPatience = 4;
/** How long an end waits, which nobody waits for. */
const notePatience = 20;

/**
 * Writes to the ledger for all connections of a worker. What comes while a commit is under way goes
 * into the next one, so that a commit's wait for the disk is shared; each caller is answered only
 * when its own line is durable.
 */
export class LedgerWriter {
  private readonly store: Store;
  private readonly now: () => number;
  private readonly failed: (error: unknown) => void;
  private readonly insistence: number;
  private marks: Mark[] = [];
  private notes: Note[] = [];
  private running: Promise<void> | null = null;
  private enoughCame: (() => void) | null = null;
  /** So many markers don't wait for more. */
  private readonly enough: number;

  /**
   * @param failed is told when the store can't be written to.
   * @param insistence for how many milliseconds writing is tried again.
   * @param connections how many callers there may be at a time.
   */
  constructor(
    store: Store,
    now: () => number,
    failed: (error: unknown) => void,
    insistence: number,
    connections: number,
  ) {
    this.enough = Math.ceil(connections * 0.7);
    this.insistence = insistence;
    this.store = store;
    this.now = now;
    this.failed = failed;
  }

  /**
   * Writes the marker of a mail whose last bytes wait to leave.
   * @returns true once it is durable, false when the claim was lost or its issue halted.
   * @throws when it couldn't be written: the bytes must not leave.
   */
  mark(claim: Claim): Promise<boolean> {
    return new Promise((answer, fail) => {
      this.marks.push({ claim, answer, fail });
      if (this.marks.length >= this.enough) this.enoughCame?.();
      this.start();
    });
  }

  /**
   * Notes how a claim ended. It is insisted on: a mail that was given away is to be known as such.
   * Resolves once it is durable, or given up because the store failed for good.
   */
  settle(claim: Claim, settlement: Settlement): Promise<void> {
    return new Promise((written) => {
      this.notes.push({ claim, settlement, written });
      this.start();
    });
  }

  /** Resolves when everything noted so far is durable, or given up. */
  async drain(): Promise<void> {
    while (this.running) await this.running;
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.marks.length > 0 || this.notes.length > 0) this.start();
    });
  }

  private async run(): Promise<void> {
    let failingSince: number | null = null;
    while (this.marks.length > 0 || this.notes.length > 0) {
      await this.company();
      const marks = this.marks;
      const notes = this.notes;
      this.marks = [];
      this.notes = [];
      try {
        const marked = await this.commit(marks, notes);
        for (const { claim, answer } of marks) answer(marked.has(claim.id));
        for (const { written } of notes) written();
        failingSince = null;
      } catch (error) {
        for (const { fail } of marks) fail(error);
        this.failed(error);
        failingSince ??= performance.now();
        // Those notes are lost; the leases turn them into uncertain deliveries, never into second mails.
        if (performance.now() - failingSince > this.insistence) {
          for (const { written } of notes) written();
          return;
        }
        this.notes = [...notes, ...this.notes];
        await wait(500);
      }
    }
  }

  /**
   * Waits a moment for other connections, so that they share a commit. A mail's end and the marker of
   * the connection's next mail come together, so a connection never has two mails under way.
   */
  private async company(): Promise<void> {
    if (this.marks.length >= this.enough) return;
    const patience = this.marks.length > 0 ? markPatience : notePatience;
    await new Promise<void>((go) => {
      const timer = setTimeout(go, patience);
      this.enoughCame = () => {
        clearTimeout(timer);
        go();
      };
    });
    this.enoughCame = null;
  }

  private commit(marks: readonly Mark[], notes: readonly Note[]): Promise<Set<number>> {
    return inTransaction(this.store, async (transaction) => {
      if (notes.length > 0) await settle(transaction, notes, this.now());
      if (marks.length === 0) return new Set<number>();
      return markCommitting(
        transaction,
        marks.map(({ claim }) => claim),
      );
    });
  }
}
