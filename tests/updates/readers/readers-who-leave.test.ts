import { afterEach, beforeEach, expect, test } from 'vitest';
import { suppress } from '../../../src/updates/readers/suppression.ts';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { deliveryCounts } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import {
  addReaders,
  addressKey,
  article,
  manifestOf,
  publish,
} from '../set-up/readers-and-articles.ts';

eachStore('a reader who leaves between sealing and sending', (fresh) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
  });
  afterEach(() => newsroom.close());

  test('isn’t mailed: unsubscribed, suppressed or erased; the counts still balance', async () => {
    const { store, sink, clock } = newsroom;
    await addReaders(store, 6);
    await publish(store, manifestOf(), { now: clock.now });
    const [issue] = await publish(store, manifestOf(article('leaving')), { now: clock.now });
    await store.db
      .updateTable('subscribers')
      .set({ state: 'unsubscribed' })
      .where('email', '=', 'reader-1@readers.example')
      .execute();
    await suppress(store.db, emailKey('reader-2@readers.example', addressKey), 'complaint', 1);
    await store.db
      .deleteFrom('subscribers')
      .where('email', '=', 'reader-3@readers.example')
      .execute();
    await newsroom.workUntilIdle();
    expect([...sink.copies().keys()].sort()).toEqual([
      'reader-4@readers.example',
      'reader-5@readers.example',
      'reader-6@readers.example',
    ]);
    expect(await deliveryCounts(store, issue?.id ?? 0)).toMatchObject({ sent: 3, suppressed: 3 });
    const finished = await store.db.selectFrom('issues').select('state').executeTakeFirstOrThrow();
    expect(finished.state).toBe('finished');
  });

  test('who confirmed after the release isn’t owed it; who is pending, paused or suppressed gets nothing', async () => {
    const { store, sink, clock } = newsroom;
    const ids = await addReaders(store, 4, { confirmedAt: clock.now + 1 });
    await publish(store, manifestOf(), { now: clock.now });
    for (const [index, state] of (['pending', 'paused', 'unsubscribed'] as const).entries()) {
      await store.db
        .updateTable('subscribers')
        .set({ state, confirmed_at: 1 })
        .where('id', '=', ids[index] ?? 0)
        .execute();
    }
    const [issue] = await publish(store, manifestOf(article('nobody')), { now: clock.now });
    await newsroom.workUntilIdle();
    expect(issue?.expected).toBe(0);
    expect(sink.received).toEqual([]);
  });

  test('an address the server doesn’t know is suppressed, a full mailbox isn’t', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.recipient = (address) => {
      if (address.startsWith('reader-1@')) return '550 5.1.1 No such user here';
      return address.startsWith('reader-2@') ? '552 5.2.2 Mailbox full' : undefined;
    };
    await addReaders(store, 3);
    await publish(store, manifestOf(), { now: clock.now });
    await publish(store, manifestOf(article('unknown')), { now: clock.now });
    await newsroom.workUntilIdle();
    const suppressed = await store.db.selectFrom('suppressions').selectAll().execute();
    expect(suppressed).toMatchObject([
      { email_key: emailKey('reader-1@readers.example', addressKey), reason: 'hard-bounce' },
    ]);
  });
});
