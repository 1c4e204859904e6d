import { setTimeout as wait } from 'node:timers/promises';
import type { Claim } from '../deliveries/ledger.ts';
import type { IssueContent } from '../mail/issue-content.ts';
import type { Composer, Message } from '../mail/message.ts';
import type { Channel, Outcome, Transport } from '../mail/transport.ts';
import type { ClaimQueue } from './claim-queue.ts';
import { judge } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { LedgerWriter } from './ledger-writer.ts';
import type { RefusalWatch } from './refusal-watch.ts';
import type { RelayHealth } from './relay-health.ts';

/** What the connections of a worker share. */
export interface Workshop {
  queue: ClaimQueue;
  writer: LedgerWriter;
  transport: Transport;
  relay: RelayHealth;
  /** The channels open now. */
  channels: Set<Channel>;
  /** How long to wait after so many failures in a row, in milliseconds. */
  pauseAfter: (failures: number) => number;
  /** Aborts when the worker is to end. */
  ending: AbortSignal;
  now: () => number;
  compose: Composer;
  contentOf: (claim: Claim) => Promise<IssueContent>;
  watch: RefusalWatch;
  /** The store failed. */
  fail: (error: unknown) => void;
}

/** How long to wait before a mail server that failed so often in a row is tried again: a second, doubling to a minute. */
export function usualPause(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** (failures - 1));
}

/**
 * One connection's work: a mail at a time, over a channel kept open, until the worker ends.
 * @param confirmationsOnly keeps it free for confirmations, so that they never wait behind an issue.
 */
export async function lane(shop: Workshop, confirmationsOnly: boolean): Promise<void> {
  let channel: Channel | null = null;
  let failures = 0;
  for (;;) {
    const claim = await shop.queue.next(confirmationsOnly);
    if (!claim) break;
    if (!(await shop.watch.mayGo(claim))) {
      void shop.writer.settle(claim, { state: 'queued' });
      continue;
    }
    try {
      channel = await usable(shop, channel);
      failures = 0;
    } catch (error) {
      channel = null;
      // No reader's mail is to blame: all of them wait.
      void shop.writer.settle(claim, { state: 'queued' });
      if (shop.ending.aborted) continue;
      if (shop.channels.size === 0) shop.relay.failed(sentenceOf(error));
      failures += 1;
      await pause(shop.pauseAfter(failures), shop.ending);
      continue;
    }
    await deliver(shop, claim, channel);
    if (confirmationsOnly && !shop.queue.hasConfirmation()) {
      release(shop, channel);
      channel = null;
    }
  }
  if (channel) release(shop, channel);
}

async function usable(shop: Workshop, channel: Channel | null): Promise<Channel> {
  if (channel?.usable()) return channel;
  if (channel) release(shop, channel);
  const opened = await shop.transport(shop.ending);
  shop.channels.add(opened);
  shop.relay.reached();
  return opened;
}

function release(shop: Workshop, channel: Channel): void {
  channel.close();
  shop.channels.delete(channel);
}

async function deliver(shop: Workshop, claim: Claim, channel: Channel): Promise<void> {
  let content: IssueContent;
  try {
    content = await shop.contentOf(claim);
  } catch (error) {
    void shop.writer.settle(claim, { state: 'queued' });
    shop.fail(error);
    return;
  }
  const judgement = await attempt(shop, claim, content, channel);
  shop.watch.heard(claim, judgement, shop.writer.settle(claim, judgement.settlement));
  if (!channel.usable()) release(shop, channel);
}

async function attempt(
  shop: Workshop,
  claim: Claim,
  content: IssueContent,
  channel: Channel,
): Promise<Judgement> {
  let message: Message;
  try {
    message = await shop.compose(claim, content, shop.now());
  } catch (error) {
    const reply = `The mail can't be written: ${sentenceOf(error)}`;
    return { settlement: { state: 'failed', reply }, halt: null };
  }
  const outcome = await channel.send(message, () => shop.writer.mark(claim));
  heard(shop, channel, outcome);
  return judge(claim, outcome, shop.now());
}

function heard({ relay, channels }: Workshop, channel: Channel, outcome: Outcome): void {
  if (outcome.kind === 'accepted' || outcome.kind === 'refused') relay.reached(outcome.reply);
  if (outcome.kind !== 'unsent' && outcome.kind !== 'unknown') return;
  const others = [...channels].filter((one) => one !== channel && one.usable());
  if (others.length === 0) relay.failed(outcome.reason);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
