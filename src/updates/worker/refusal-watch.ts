import { failsTooOften, haltIssue, haltWhenFailing } from '../deliveries/halting.ts';
import type { Claim } from '../deliveries/ledger.ts';
import type { Store } from '../store/open-store.ts';
import type { Judgement } from './judgement.ts';

/** What this worker has heard about an issue since the ledger's figures were last looked at. */
interface Hearing {
  sent: number;
  failed: number;
  /** Perhaps it is refused as a whole: its mails wait for the ledger's figures. */
  doubted: boolean;
  /** Why it has to stop, whatever the figures say. */
  halt: string | null;
  /** Resolves once its last refusal stands in the ledger. */
  written: Promise<void>;
}

/**
 * Halts an issue that is refused as a whole, from the first few readers on. The ledger decides, as it knows what all
 * workers heard; but what this one heard is enough to hold back the claims in its hand until the ledger has been asked.
 */
export class RefusalWatch {
  private readonly store: Store;
  private readonly halted: (issueId: number, reason: string) => void;
  private readonly failed: (error: unknown) => void;
  private readonly hearings = new Map<number, Hearing>();
  private readonly looks = new Map<number, Promise<boolean>>();

  /**
   * @param halted is told when an issue is halted by this very worker.
   * @param failed is told when the store can't be asked.
   */
  constructor(
    store: Store,
    halted: (issueId: number, reason: string) => void,
    failed: (error: unknown) => void,
  ) {
    this.store = store;
    this.halted = halted;
    this.failed = failed;
  }

  /**
   * Takes note of how a mail ended, before that is written down.
   * @param written resolves once it is.
   */
  heard(claim: Claim, { settlement, halt }: Judgement, written: Promise<void>): void {
    if (claim.kind !== 'article' && claim.kind !== 'digest') return;
    const hearing = this.hearingOf(claim.issueId);
    if (settlement.state === 'sent') hearing.sent += 1;
    if (settlement.state !== 'failed' && settlement.state !== 'refused') return;
    hearing.failed += 1;
    hearing.halt ??= halt;
    hearing.doubted ||= halt !== null || failsTooOften(hearing.sent, hearing.failed);
    hearing.written = written;
    void this.look(claim.issueId, hearing);
  }

  /** Whether a mail may be offered to the mail server; waits while its issue is in doubt. */
  async mayGo({ issueId }: Claim): Promise<boolean> {
    const hearing = this.hearings.get(issueId);
    return hearing?.doubted ? this.look(issueId, hearing) : true;
  }

  /** Resolves when nothing is looked at any more. */
  async ended(): Promise<void> {
    await Promise.all(this.looks.values());
  }

  private hearingOf(issueId: number): Hearing {
    const known = this.hearings.get(issueId);
    if (known) return known;
    const hearing: Hearing = {
      sent: 0,
      failed: 0,
      doubted: false,
      halt: null,
      written: Promise.resolve(),
    };
    this.hearings.set(issueId, hearing);
    return hearing;
  }

  private look(issueId: number, hearing: Hearing): Promise<boolean> {
    const running = this.looks.get(issueId);
    if (running) return running;
    const look = this.verdict(issueId, hearing).catch((error: unknown) => {
      this.looks.delete(issueId);
      this.failed(error);
      return false;
    });
    this.looks.set(issueId, look);
    return look;
  }

  /** Asks the ledger until it knows everything heard. @returns whether the issue goes on. */
  private async verdict(issueId: number, hearing: Hearing): Promise<boolean> {
    for (;;) {
      const { written, halt } = hearing;
      hearing.halt = null;
      if (halt !== null && (await haltIssue(this.store, issueId, halt))) this.halted(issueId, halt);
      await written;
      const { goesOn, haltedBecause, sent, failed } = await haltWhenFailing(this.store, issueId);
      if (haltedBecause !== null) this.halted(issueId, haltedBecause);
      if (hearing.written !== written) continue;
      if (goesOn) Object.assign(hearing, { sent, failed, doubted: false });
      this.looks.delete(issueId);
      return goesOn;
    }
  }
}
