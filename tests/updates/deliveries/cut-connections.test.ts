import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  resolveUncertain,
  uncertainDeliveries,
} from '../../../src/updates/deliveries/resolution.ts';
import { deliveryCounts, readStatus } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

const hour = 3_600_000;

eachStore('a connection that is cut', (fresh) => {
  let newsroom: Newsroom;
  let issue: number;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    await addReaders(newsroom.store, 10);
    await publish(newsroom.store, manifestOf(), { now: newsroom.clock.now });
    const sealed = await publish(newsroom.store, manifestOf(article('cut-off')), {
      now: newsroom.clock.now,
    });
    issue = sealed[0]?.id ?? 0;
  });
  afterEach(() => newsroom.close());

  const unlucky = 'reader-4@readers.example';

  test('after the end of the mail and before the answer: uncertain, listed, never sent again', async () => {
    const { sink, store, clock } = newsroom;
    sink.behaviour.cut = (to) => (to === unlucky ? 'before answer' : undefined);
    await newsroom.workUntilIdle();
    sink.behaviour = {};
    for (let day = 0; day < 4; day += 1) {
      clock.now += 24 * hour;
      await newsroom.workUntilIdle();
    }
    expect((await newsroom.states(issue)).get(unlucky)).toBe('uncertain');
    expect(sink.copies().get(unlucky)).toBe(1);
    expect(sink.received).toHaveLength(10);
    const { uncertain, issues } = await readStatus(store, clock.now);
    expect(uncertain).toMatchObject([{ email: unlucky, issueId: issue, subject: 'About cut-off' }]);
    expect(issues.find(({ id }) => id === issue)).toMatchObject({
      state: 'finished',
      expected: 10,
      counts: { sent: 9, uncertain: 1 },
    });
  });

  test('an uncertain delivery is settled by a person only, once', async () => {
    const { sink, store, clock } = newsroom;
    sink.behaviour.cut = () => 'before answer';
    await newsroom.workUntilIdle();
    sink.behaviour = {};
    const [first, second, ...others] = await uncertainDeliveries(store);
    expect(others).toHaveLength(8);
    await resolveUncertain(store, { deliveries: [first?.id ?? 0] }, 'sent', clock.now);
    await resolveUncertain(store, { deliveries: [second?.id ?? 0] }, 'resend', clock.now);
    await expect(
      resolveUncertain(store, { deliveries: [first?.id ?? 0] }, 'resend', clock.now),
    ).rejects.toThrow(/is not uncertain/);
    await newsroom.workUntilIdle();
    expect(await deliveryCounts(store, issue)).toMatchObject({ sent: 2, uncertain: 8 });
    expect(sink.copies().get(first?.email ?? '')).toBe(1);
    expect(sink.copies().get(second?.email ?? '')).toBe(2);
  });

  test('before the mail itself: tried again, one copy', async () => {
    const { sink, clock } = newsroom;
    const cut = new Set<string>();
    sink.behaviour.cut = (to) => {
      if (cut.has(to)) return undefined;
      cut.add(to);
      return 'before data';
    };
    await newsroom.workUntilIdle();
    expect(sink.received).toHaveLength(0);
    clock.now += hour;
    await newsroom.workUntilIdle();
    expect([...sink.copies().values()]).toEqual(Array.from({ length: 10 }, () => 1));
    expect(new Set((await newsroom.states(issue)).values())).toEqual(new Set(['sent']));
  });

  test('a mail refused at its end for now is tried again, one refused for good waits for a person', async () => {
    const { sink, clock } = newsroom;
    sink.behaviour.mail = (to) => {
      if (to === unlucky) return '451 4.3.0 Try later';
      return to.startsWith('reader-5@') ? '554 5.6.0 Not this one' : undefined;
    };
    await newsroom.workUntilIdle();
    expect((await newsroom.states(issue)).get(unlucky)).toBe('deferred');
    sink.behaviour = {};
    clock.now += hour;
    await newsroom.workUntilIdle();
    const states = await newsroom.states(issue);
    expect(states.get(unlucky)).toBe('sent');
    expect(states.get('reader-5@readers.example')).toBe('refused');
    expect(sink.copies().get(unlucky)).toBe(1);
    expect(sink.received).toHaveLength(9);
  });

  test('a relay that can’t be reached fails nobody', async () => {
    const { sink, clock, store } = newsroom;
    const worker = newsroom.work({ smtp: { url: 'smtp://127.0.0.1:9', requireTls: false } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await worker.stop();
    clock.now += 72 * hour;
    expect(await deliveryCounts(store, issue)).toMatchObject({ queued: 10 });
    await newsroom.workUntilIdle();
    expect(sink.received).toHaveLength(10);
  });
});
