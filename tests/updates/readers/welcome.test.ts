import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPublicId } from '../../../src/updates/readers/links/public-id.ts';
import { welcomeReader } from '../../../src/updates/readers/joining/welcome.ts';
import { deliveryCounts } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

eachStore('a new reader', (fresh) => {
  let newsroom: Newsroom;
  let issue: number;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    const { store, clock } = newsroom;
    await addReaders(store, 2);
    await publish(store, manifestOf(), { now: clock.now });
    const older = article('older');
    await publish(store, manifestOf(older), { now: clock.now });
    clock.now += 1000;
    const sealed = await publish(store, manifestOf(older, article('newest')), { now: clock.now });
    issue = sealed[0]?.id ?? 0;
    await newsroom.workUntilIdle();
    newsroom.sink.received.length = 0;
    clock.now += 1000;
    await store.db
      .insertInto('subscribers')
      .values({
        public_id: newPublicId(),
        email: 'new@readers.example',
        email_key: 'new',
        state: 'active',
        frequency: 'weekly',
        created_at: clock.now,
        confirmed_at: clock.now,
        consent: JSON.stringify({
          how: 'form',
          wording: 'as on the form',
          asked: '2026-05-12T10:00:00.000Z',
        }),
      })
      .execute();
  });
  afterEach(() => newsroom.close());

  const reader = async () =>
    newsroom.store.db
      .selectFrom('subscribers')
      .select(['id', 'email'])
      .where('email_key', '=', 'new')
      .executeTakeFirstOrThrow();
  const subjects = () =>
    newsroom.sink.received.map(({ to, raw }) =>
      `${to}: ${/^Subject: (.*)$/m.exec(raw)?.[1]}`.trim(),
    );

  test('gets nothing but the confirmation unless it is set', async () => {
    const { store, clock } = newsroom;
    await welcomeReader(store, await reader(), 'no', clock.now);
    await newsroom.workUntilIdle();
    expect(newsroom.sink.received).toEqual([]);
  });

  test('gets a welcome, and the newest article with it, once each however often they come back', async () => {
    const { store, clock, sink } = newsroom;
    for (let time = 0; time < 3; time += 1) {
      await welcomeReader(store, await reader(), 'mail-and-article', clock.now);
      await newsroom.workUntilIdle();
      clock.now += 1000;
    }
    expect(subjects().sort()).toEqual([
      'new@readers.example: About newest',
      expect.stringContaining('new@readers.example: Welcome to'),
    ]);
    expect(sink.received.every(({ raw }) => raw.includes('List-Unsubscribe-Post'))).toBe(true);
    expect(await deliveryCounts(store, issue)).toMatchObject({ sent: 3 });
  });

  test('gets a welcome alone', async () => {
    const { store, clock } = newsroom;
    await welcomeReader(store, await reader(), 'mail', clock.now);
    await newsroom.workUntilIdle();
    expect(subjects()).toEqual([expect.stringContaining('Welcome to')]);
  });
});
