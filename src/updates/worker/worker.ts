import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { endHolds, finishIssues } from '../issues/completion.ts';
import { sealDigests } from '../issues/digests.ts';
import { haltIssue, haltWhenFailing } from '../deliveries/halt.ts';
import { expireLeases, renewLeases } from '../deliveries/ledger.ts';
import { forgetOldLimits } from '../readers/limits.ts';
import type { Claim } from '../deliveries/ledger.ts';
import type { IssueContent } from '../issues/sealing.ts';
import { forgetUnconfirmed } from '../readers/subscription.ts';
import { digestContent } from '../mail/issue-content.ts';
import { createComposer } from '../mail/message.ts';
import type { Message } from '../mail/message.ts';
import { outboxTransport } from '../mail/outbox-transport.ts';
import { smtpTransport } from '../mail/smtp-transport.ts';
import type { Channel, Transport } from '../mail/transport.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/open-store.ts';
import { claimDeliveries } from './claiming.ts';
import { issueContents } from './issue-contents.ts';
import { judge } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { LedgerWriter } from './ledger-writer.ts';

export interface WorkerOptions {
  store: Store;
  settings: Settings;
  secrets: Secrets;
  /** The clock, in milliseconds. */
  now?: () => number;
  /** How long to rest when there is nothing to do, in milliseconds. */
  rest?: number;
  /** For how long a failing store is asked to note what became of mails already given away, in milliseconds. */
  insistence?: number;
}

/** A sender at work. */
export interface Worker {
  /** Lets the mails under way finish, gives everything else back, and ends. */
  stop(): Promise<void>;
  /** Resolves after `stop`; rejects with a sentence when the store failed. */
  stopped: Promise<void>;
}

const longestReconnect = 60_000;
const stopPatience = 20_000;
const tidyingPause = 60 * 60_000;

/**
 * Starts to send what is due, and to keep the ledger in order: leases, ends of holds, digests, halts.
 * @throws an error with a sentence when mails can't be written with these settings.
 */
export function startWorker(options: WorkerOptions): Worker {
  const running = new RunningWorker(options);
  return { stop: () => running.stop(), stopped: running.stopped };
}

class RunningWorker {
  readonly stopped: Promise<void>;
  private readonly store: Store;
  private readonly settings: Settings;
  private readonly now: () => number;
  private readonly rest: number;
  /** How many claims are taken at a time: a few for each connection. */
  private readonly wanted: number;
  private readonly name = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  private readonly transport: Transport;
  private readonly compose: ReturnType<typeof createComposer>;
  private readonly contentOf: ReturnType<typeof issueContents>;
  private readonly writer: LedgerWriter;
  private readonly failing = new Set<number>();
  private readonly channels = new Set<Channel>();
  private ready: Claim[] = [];
  /** Connections without a mail, and the supply while there is enough. */
  private idle: (() => void)[] = [];
  private supplied: (() => void)[] = [];
  private leasesRenewed = 0;
  private tidied = 0;
  private resting = new AbortController();
  private stopping = false;
  private failure: unknown = null;

  constructor({ store, settings, secrets, now, rest, insistence }: WorkerOptions) {
    this.store = store;
    this.settings = settings;
    this.now = now ?? Date.now;
    this.rest = rest ?? 1000;
    this.wanted = settings.connections * 10;
    this.transport = settings.smtp
      ? smtpTransport(settings.smtp)
      : outboxTransport(`${settings.directory}/outbox`);
    this.compose = createComposer(settings, secrets);
    this.contentOf = issueContents(store, settings.postalAddress);
    this.writer = new LedgerWriter(
      store,
      this.now,
      (error) => this.fail(error),
      insistence ?? 30_000,
      settings.connections,
    );
    this.stopped = this.run();
    // Whoever cares listens; whoever only calls stop() isn't ended by it.
    this.stopped.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.beginToStop();
    await this.stopped.catch(() => undefined);
  }

  private async run(): Promise<void> {
    const lanes = Array.from({ length: this.settings.connections }, () => this.lane());
    const tending = this.untilStopped(
      () => this.tend(),
      Math.min(this.rest, this.settings.lease / 4),
    );
    const supplying = this.untilStopped(() => this.supply(), 0);
    await Promise.all([supplying, tending]);
    const cutOff = setTimeout(() => {
      for (const channel of this.channels) channel.close();
    }, stopPatience);
    await Promise.all(lanes);
    clearTimeout(cutOff);
    for (const claim of this.ready) this.writer.settle(claim, { state: 'queued' });
    this.ready = [];
    await this.writer.drain();
    if (this.failure) {
      const reason = this.failure instanceof Error ? this.failure.message : String(this.failure);
      throw new Error(
        `Sending stopped because the store failed: ${reason}. Nothing is lost: start again once the store works.`,
        { cause: this.failure },
      );
    }
  }

  private beginToStop(): void {
    this.stopping = true;
    this.resting.abort();
    for (const wake of [...this.idle.splice(0), ...this.supplied.splice(0)]) wake();
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.beginToStop();
  }

  private async untilStopped(work: () => Promise<void>, pause: number): Promise<void> {
    while (!this.stopping) {
      try {
        await work();
      } catch (error) {
        this.fail(error);
      }
      if (pause > 0) await this.pause(pause);
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await wait(milliseconds, undefined, { signal: this.resting.signal }).catch(() => undefined);
  }

  /** Keeps a few claims ready for each connection. */
  private async supply(): Promise<void> {
    if (this.ready.length > this.wanted / 2) {
      await new Promise<void>((wake) => this.supplied.push(wake));
      return;
    }
    const now = this.now();
    const claims = await claimDeliveries(this.store, {
      worker: this.name,
      most: this.wanted,
      now,
      leaseUntil: now + this.settings.lease,
      domainRatePerMinute: this.settings.domainRatePerMinute,
    });
    this.ready.push(...claims);
    for (const wake of this.idle.splice(0)) wake();
    if (claims.length === 0) await this.pause(this.rest);
  }

  /** What has to be looked at from time to time. */
  private async tend(): Promise<void> {
    const now = this.now();
    if (Math.abs(now - this.leasesRenewed) > this.settings.lease / 4) {
      await renewLeases(this.store, this.name, now + this.settings.lease);
      this.leasesRenewed = now;
    }
    await expireLeases(this.store, now);
    await endHolds(this.store, now);
    await sealDigests(
      this.store,
      (period, articles) => digestContent(period, articles, this.settings.postalAddress),
      { now, hold: this.settings.hold, hour: this.settings.digestHour },
    );
    for (const issue of this.failing) {
      this.failing.delete(issue);
      await haltWhenFailing(this.store, issue);
    }
    await finishIssues(this.store, now);
    if (Math.abs(now - this.tidied) > tidyingPause) {
      await forgetUnconfirmed(this.store.db, now);
      await forgetOldLimits(this.store.db, now);
      this.tidied = now;
    }
  }

  /** One connection's work: a mail at a time, over a channel kept open. */
  private async lane(): Promise<void> {
    let channel: Channel | null = null;
    let refusals = 0;
    for (;;) {
      const claim = await this.nextClaim();
      if (!claim) break;
      try {
        channel = await this.usable(channel);
        refusals = 0;
      } catch {
        // The relay can't be reached: no reader's mail is to blame, all of them wait.
        this.writer.settle(claim, { state: 'queued' });
        refusals += 1;
        await this.pause(Math.min(longestReconnect, 500 * 2 ** refusals));
        continue;
      }
      await this.deliver(claim, channel);
    }
    if (channel) this.release(channel);
  }

  private async nextClaim(): Promise<Claim | null> {
    for (;;) {
      if (this.stopping) return null;
      const claim = this.ready.shift();
      if (claim) {
        if (this.ready.length <= this.wanted / 2)
          for (const wake of this.supplied.splice(0)) wake();
        return claim;
      }
      await new Promise<void>((wake) => this.idle.push(wake));
    }
  }

  private async usable(channel: Channel | null): Promise<Channel> {
    if (channel?.usable()) return channel;
    if (channel) this.release(channel);
    const opened = await this.transport();
    this.channels.add(opened);
    return opened;
  }

  private release(channel: Channel): void {
    channel.close();
    this.channels.delete(channel);
  }

  private async deliver(claim: Claim, channel: Channel): Promise<void> {
    let content: IssueContent;
    try {
      content = await this.contentOf(claim);
    } catch (error) {
      this.writer.settle(claim, { state: 'queued' });
      this.fail(error);
      return;
    }
    const { settlement, halt } = await this.attempt(claim, content, channel);
    this.writer.settle(claim, settlement);
    if (settlement.state === 'failed') this.failing.add(claim.issueId);
    if (halt) await haltIssue(this.store, claim.issueId, halt).catch((error) => this.fail(error));
  }

  private async attempt(claim: Claim, content: IssueContent, channel: Channel): Promise<Judgement> {
    let message: Message;
    try {
      message = await this.compose(claim, content, this.now());
    } catch (error) {
      const reply = `The mail can't be written: ${error instanceof Error ? error.message : ''}`;
      return { settlement: { state: 'failed', reply, suppress: false }, halt: null };
    }
    const outcome = await channel.send(message, () => this.writer.mark(claim));
    return judge(claim, outcome, this.now());
  }
}
