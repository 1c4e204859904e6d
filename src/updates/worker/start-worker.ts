import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Claim } from '../deliveries/ledger.ts';
import { createComposer } from '../mail/message.ts';
import { redacted } from '../readers/address.ts';
import { outboxTransport } from '../mail/outbox-transport.ts';
import { smtpTransport } from '../mail/smtp-transport.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/open-store.ts';
import { Chores } from './chores.ts';
import { ClaimQueue } from './claim-queue.ts';
import { claimDeliveries } from './claiming.ts';
import { issueContents } from './issue-contents.ts';
import { knocking } from './knocking.ts';
import { lane, usualPause } from './lane.ts';
import type { Workshop } from './lane.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { MailboxRounds } from './mailbox-rounds.ts';
import { RefusalWatch } from './refusal-watch.ts';
import { RelayHealth } from './relay-health.ts';
import { reasonNotToSend } from './way-out.ts';
import type { Worker, WorkerOptions } from './worker-options.ts';

// Together less than the 45 seconds that DEPLOYMENT gives a process to end.
const usualStopPatience = 15_000;
const usualInsistence = 20_000;

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
  private readonly log: (line: string) => void;
  private readonly rest: number;
  private readonly stopPatience: number;
  /** How many claims are taken at a time: a few for each connection. */
  private readonly wanted: number;
  private readonly name = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  private readonly shop: Workshop;
  private readonly chores: Chores;
  private readonly mailbox: MailboxRounds | null;
  private readonly ending = new AbortController();
  private failure: unknown = null;

  constructor(options: WorkerOptions) {
    const { store, settings, secrets, now = Date.now, log = () => undefined } = options;
    const reason = reasonNotToSend(settings);
    if (reason) throw new Error(reason);
    this.store = store;
    this.settings = settings;
    this.now = now;
    this.log = (line) => log(redacted(line));
    this.rest = options.rest ?? 1000;
    this.stopPatience = options.stopPatience ?? usualStopPatience;
    this.wanted = settings.connections * 10;
    const fail = (error: unknown): void => this.fail(error);
    const relay = new RelayHealth(now, this.log);
    const insistence = options.insistence ?? usualInsistence;
    this.shop = {
      queue: new ClaimQueue(this.wanted / 2),
      writer: new LedgerWriter(store, now, fail, insistence, settings.connections),
      transport: settings.smtp
        ? smtpTransport(settings.smtp, options.relayPatience)
        : outboxTransport(`${settings.directory}/outbox`),
      relay,
      channels: new Set(),
      pauseAfter: options.relayPause ?? usualPause,
      ending: this.ending.signal,
      now,
      compose: createComposer(settings, secrets),
      contentOf: issueContents(store, settings.postalAddress),
      watch: new RefusalWatch(store, (id, reason) => this.halted(id, reason), fail),
      fail,
    };
    this.chores = new Chores(store, settings, this.name, relay);
    this.mailbox =
      settings.bounceMailbox === null
        ? null
        : new MailboxRounds(store.db, settings.bounceMailbox, secrets.linkKeys, this.log);
    this.stopped = this.run();
    // Whoever cares listens; whoever only calls stop() isn't ended by it.
    this.stopped.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.stopped.catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { queue, channels, writer, watch } = this.shop;
    const lanes = [
      lane(this.shop, true),
      ...Array.from({ length: this.settings.connections }, () => lane(this.shop, false)),
    ];
    const left: Claim[] = [];
    this.ending.signal.addEventListener('abort', () => left.push(...queue.close()), { once: true });
    await Promise.all([
      this.untilEnding(() => this.tend(), Math.min(this.rest, this.settings.lease / 4)),
      this.untilEnding(() => this.supply('confirmations'), this.rest),
      this.untilEnding(() => this.supply('letters'), 0),
      this.untilEnding(knocking(this.shop), this.rest),
    ]);
    const cutOff = setTimeout(() => {
      for (const channel of channels) channel.close();
    }, this.stopPatience);
    await Promise.all(lanes);
    clearTimeout(cutOff);
    for (const claim of [...left, ...queue.close()]) void writer.settle(claim, { state: 'queued' });
    await writer.drain();
    await watch.ended();
    await this.mailbox?.ended();
    if (this.failure) throw stoppedBecause(this.failure);
    await this.chores.farewell(this.now());
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.ending.abort();
  }

  private async untilEnding(work: () => Promise<void>, pause: number): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await work();
      } catch (error) {
        this.fail(error);
      }
      if (pause > 0) await this.pause(pause);
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    const { signal } = this.ending;
    await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  }

  /** Keeps a few claims ready for each connection; confirmations come by themselves, however many letters are ready. */
  private async supply(kinds: 'confirmations' | 'letters'): Promise<void> {
    const { queue } = this.shop;
    if (kinds === 'letters') await queue.untilLow();
    else if (queue.hasConfirmation()) return;
    const now = this.now();
    const claims = await claimDeliveries(this.store, {
      worker: this.name,
      kinds,
      most: this.wanted,
      now,
      leaseUntil: now + this.settings.lease,
      domainRatePerMinute: this.settings.domainRatePerMinute,
    });
    queue.put(claims);
    if (kinds === 'letters' && claims.length === 0) await this.pause(this.rest);
  }

  private async tend(): Promise<void> {
    this.mailbox?.begin(this.now());
    await this.chores.tend(this.now());
  }

  private halted(issueId: number, reason: string): void {
    for (const claim of this.shop.queue.withdraw(issueId))
      void this.shop.writer.settle(claim, { state: 'queued' });
    this.log(
      `Issue ${issueId} is halted. ${reason.replace(/[^.]$/, '$&.')} Nobody is suppressed for it. "updates show ${issueId}" lists the answers.`,
    );
  }
}

function stoppedBecause(failure: unknown): Error {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return new Error(
    `Sending stopped because the store failed: ${reason}. Nothing is lost: start again once the store works.`,
    { cause: failure },
  );
}
