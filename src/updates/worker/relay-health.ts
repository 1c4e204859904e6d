/** What a worker last heard of the relay. Moments are milliseconds. */
export interface RelayState {
  reachedAt: number | null;
  answer: string | null;
  failingSince: number | null;
  failure: string | null;
}

/** Follows whether the relay takes mail, and says so at the first failure and at the recovery, not at each try. */
export class RelayHealth {
  readonly state: RelayState = { reachedAt: null, answer: null, failingSince: null, failure: null };
  private readonly now: () => number;
  private readonly log: (line: string) => void;

  constructor(now: () => number, log: (line: string) => void) {
    this.now = now;
    this.log = log;
  }

  /** It let us in, or answered a mail. */
  reached(answer?: string): void {
    const since = this.state.failingSince;
    this.state.reachedAt = this.now();
    this.state.failingSince = null;
    this.state.failure = null;
    if (answer) this.state.answer = answer;
    if (since !== null)
      this.log(`The mail server is back after ${duration(this.now() - since)}: mails go on.`);
  }

  /** It can't be reached, hangs or doesn't let us in. */
  failed(reason: string): void {
    this.state.failure = reason;
    if (this.state.failingSince !== null) return;
    this.state.failingSince = this.now();
    this.log(`The mail server takes nothing: ${reason}. Mails wait, and it is tried again.`);
  }
}

/** "40 seconds", "3 minutes", "5 hours", "2 days". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const [count, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.round(seconds / 60), 'minute']
        : seconds < 172_800
          ? [Math.round(seconds / 3600), 'hour']
          : [Math.round(seconds / 86_400), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
