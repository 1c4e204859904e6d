import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { haltIssue, resumeIssue } from '../../../src/updates/deliveries/halting.ts';
import { backoff, nextAttempt } from '../../../src/updates/deliveries/backoff.ts';
import { deliveryCounts, readStatus } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { until } from '../set-up/waiting.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the wait before the next attempt', () => {
  test('doubles from one minute to six hours, with up to a quarter more at random', () => {
    const least = [1, 2, 3, 9, 10, 40].map((attempts) => backoff(attempts, 0) / minute);
    expect(least).toEqual([1, 2, 4, 256, 360, 360]);
    expect(backoff(1, 1)).toBe(75_000);
  });

  test('ends after 48 hours', () => {
    expect(nextAttempt({ attempts: 3, firstAttemptAt: 0 }, 48 * hour - 1, 0)).not.toBeNull();
    expect(nextAttempt({ attempts: 3, firstAttemptAt: 0 }, 48 * hour, 0)).toBeNull();
  });
});

eachStore('difficult domains', (fresh) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    await publish(newsroom.store, manifestOf(), { now: newsroom.clock.now });
  });
  afterEach(() => newsroom.close());

  const domains = (index: number): string =>
    index < 8
      ? 'greylisting.example'
      : index < 12
        ? 'closed.example'
        : index < 14
          ? 'dead.example'
          : `healthy-${index % 3}.example`;

  test('greylisting, a 421 domain and a dead one together: the healthy ones finish first, all of them end', async () => {
    const { store, sink, clock } = newsroom;
    const seen = new Set<string>();
    sink.behaviour.recipient = (address) => {
      if (address.endsWith('@dead.example')) return '550 5.1.2 No such domain';
      if (address.endsWith('@closed.example')) return '421 4.3.2 Closed for today';
      if (!address.endsWith('@greylisting.example') || seen.has(address)) return undefined;
      seen.add(address);
      return '451 4.7.1 Greylisted, try later';
    };
    await addReaders(store, 130, { domain: domains });
    const [issue] = await publish(store, manifestOf(article('difficult')), { now: clock.now });
    const id = issue?.id ?? 0;
    await newsroom.workUntilIdle();
    expect(sink.received.length).toBe(116);
    expect(sink.received.every(({ to }) => to.includes('healthy'))).toBe(true);
    expect((await readStatus(store, clock.now)).pausedDomains).toMatchObject([
      { domain: 'closed.example' },
    ]);

    clock.now += 5 * minute;
    await newsroom.workUntilIdle();
    expect(sink.received.length).toBe(124);

    clock.now += day;
    await newsroom.workUntilIdle();
    expect(await deliveryCounts(store, id)).toMatchObject({ sent: 124, failed: 2 });
    for (let hours = 0; hours < 120; hours += 30) {
      clock.now += 30 * hour;
      await newsroom.workUntilIdle();
    }
    const status = (await readStatus(store, clock.now)).issues.find((one) => one.id === id);
    expect(status).toMatchObject({ state: 'finished', counts: { sent: 124, failed: 6 } });
    expect([...sink.copies().values()].every((count) => count === 1)).toBe(true);
  });

  test('a domain that opens again gets all its mail', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.recipient = () => '421 4.7.28 Too much from you';
    await addReaders(store, 30);
    const [issue] = await publish(store, manifestOf(article('opening')), { now: clock.now });
    await newsroom.workUntilIdle();
    clock.now += hour;
    await newsroom.workUntilIdle();
    sink.behaviour = {};
    for (let hours = 0; hours < 10; hours += 5) {
      clock.now += 5 * hour;
      await newsroom.workUntilIdle();
    }
    expect(await deliveryCounts(store, issue?.id ?? 0)).toMatchObject({ sent: 30 });
  });

  test('a domain gets its rate a minute, whatever the number of workers', async () => {
    const { store, sink, clock } = newsroom;
    await addReaders(store, 60, { domain: (index) => (index < 50 ? 'slow.example' : 'b.example') });
    await publish(store, manifestOf(article('rated')), { now: clock.now });
    const workers = [newsroom.work(slow), newsroom.work(slow)];
    const slowly = () => sink.received.filter(({ to }) => to.endsWith('@slow.example')).length;
    const settled = async (least: number): Promise<number> => {
      await until(() => slowly() >= least);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return slowly();
    };
    const atOnce = await settled(20);
    clock.now += minute;
    const later = await settled(40);
    await until(() => sink.received.length >= 50);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect([atOnce, later]).toEqual([20, 40]);
    expect(sink.received.length).toBe(50);
  });
  const slow = { domainRatePerMinute: 20 };

  test('a clock that jumps a day, forth and back, makes no second copy', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.answerAfter = 20;
    await addReaders(store, 60);
    const [issue] = await publish(store, manifestOf(article('jumping')), { now: clock.now });
    const workers = [newsroom.work(), newsroom.work()];
    for (const jump of [day, -day, 2 * day]) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      clock.now += jump;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    await Promise.all(workers.map((worker) => worker.stop()));
    await newsroom.workUntilIdle();
    expect([...sink.copies().values()].filter((count) => count > 1)).toEqual([]);
    const counts = await deliveryCounts(store, issue?.id ?? 0);
    expect(counts.sent + counts.uncertain).toBe(60);
    expect(counts.sent).toBe(sink.received.length);
  });

  test('an issue halts when more than 5 % are refused, and goes on when a person says so: none of them is lost', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.recipient = (address) =>
      Number(/\d+/.exec(address)?.[0]) % 5 === 0 ? '550 5.7.1 Blocked' : undefined;
    await addReaders(store, 100);
    const [issue] = await publish(store, manifestOf(article('halting')), { now: clock.now });
    const id = issue?.id ?? 0;
    await newsroom.workUntilIdle();
    const halted = await deliveryCounts(store, id);
    const row = (await readStatus(store, clock.now)).issues[0];
    expect(row?.state).toBe('halted');
    expect(row?.haltedBecause).toMatch(/^\d+ of \d+ mails were refused, more than 5 %\.$/);
    expect(halted).toMatchObject({ failed: 0 });
    expect(halted.refused).toBeGreaterThan(2);
    expect(halted.queued).toBeGreaterThan(0);
    sink.behaviour = {};
    await resumeIssue(store, id, clock.now);
    await newsroom.workUntilIdle();
    expect(await deliveryCounts(store, id)).toMatchObject({ sent: 100, failed: 0, refused: 0 });
    expect([...sink.copies().values()].every((count) => count === 1)).toBe(true);
    await expect(resumeIssue(store, id, clock.now)).rejects.toThrow(/is not halted/);
  });

  test('a person can halt an issue', async () => {
    const { store, sink, clock } = newsroom;
    await addReaders(store, 5);
    const [issue] = await publish(store, manifestOf(article('stopped')), { now: clock.now });
    await haltIssue(store, issue?.id ?? 0, 'A wrong price.');
    await newsroom.workUntilIdle();
    expect(sink.received).toEqual([]);
  });

  test('a relay that refuses our sender halts the issue and fails nobody', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.sender = '550 5.7.1 Sender not allowed';
    await addReaders(store, 5);
    const [issue] = await publish(store, manifestOf(article('unknown-us')), { now: clock.now });
    await newsroom.workUntilIdle();
    const { queued, refused, failed } = await deliveryCounts(store, issue?.id ?? 0);
    expect([queued + refused, failed]).toEqual([5, 0]);
    expect((await readStatus(store, clock.now)).issues[0]?.haltedBecause).toBe(
      'The mail server refuses us: 550 5.7.1 Sender not allowed',
    );
  });
});
