import type { Claim } from '../deliveries/ledger.ts';

/** Claims in a worker's hand that no connection has taken yet: confirmations first, then by age. */
export class ClaimQueue {
  private confirmations: Claim[] = [];
  private letters: Claim[] = [];
  private waiting: { confirmationsOnly: boolean; take: (claim: Claim | null) => void }[] = [];
  private whenLow: (() => void)[] = [];
  private closed = false;
  private readonly low: number;

  /** @param low with so few claims or less, more are wanted. */
  constructor(low: number) {
    this.low = low;
  }

  put(claims: readonly Claim[]): void {
    for (const claim of claims)
      (claim.kind === 'confirmation' ? this.confirmations : this.letters).push(claim);
    this.waiting = this.waiting.filter(({ confirmationsOnly, take }) => {
      const claim = this.first(confirmationsOnly);
      if (claim) take(claim);
      return !claim;
    });
  }

  /** The next claim, when there is one; `null` once the queue is closed. */
  next(confirmationsOnly: boolean): Promise<Claim | null> {
    if (this.closed) return Promise.resolve(null);
    const claim = this.first(confirmationsOnly);
    if (claim) return Promise.resolve(claim);
    return new Promise((take) => this.waiting.push({ confirmationsOnly, take }));
  }

  /** Resolves when more claims are wanted. */
  async untilLow(): Promise<void> {
    if (this.closed || this.letters.length <= this.low) return;
    await new Promise<void>((wake) => this.whenLow.push(wake));
  }

  /** Whether a confirmation waits for a connection. */
  hasConfirmation(): boolean {
    return this.confirmations.length > 0;
  }

  /** Takes an issue's claims out. */
  withdraw(issueId: number): Claim[] {
    const withdrawn = this.letters.filter((claim) => claim.issueId === issueId);
    this.letters = this.letters.filter((claim) => claim.issueId !== issueId);
    this.wake();
    return withdrawn;
  }

  /** Ends every wait. @returns the claims nobody took. */
  close(): Claim[] {
    this.closed = true;
    for (const { take } of this.waiting.splice(0)) take(null);
    this.wake();
    return [...this.confirmations.splice(0), ...this.letters.splice(0)];
  }

  private first(confirmationsOnly: boolean): Claim | undefined {
    const claim =
      this.confirmations.shift() ?? (confirmationsOnly ? undefined : this.letters.shift());
    if (this.letters.length <= this.low) this.wake();
    return claim;
  }

  private wake(): void {
    for (const wake of this.whenLow.splice(0)) wake();
  }
}
