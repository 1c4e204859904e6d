import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  expireLeases,
  markCommitting,
  renewLeases,
  settle,
} from '../../../src/updates/deliveries/ledger.ts';
import type { Claim, Settlement } from '../../../src/updates/deliveries/ledger.ts';
import { resolveUncertain } from '../../../src/updates/deliveries/resolution.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import { claimDeliveries } from '../../../src/updates/worker/claiming.ts';
import { eachStore } from '../set-up/each-store.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

const lease = 1000;

eachStore('a worker that is too slow', (fresh) => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(await fresh());
    await addReaders(store, 1);
    await publish(store, manifestOf(), { now: 2 });
    await publish(store, manifestOf(article('leased')), { now: 10 });
  });
  afterEach(() => store.close());

  const claim = async (worker: string, now: number): Promise<Claim | undefined> => {
    const terms = { worker, most: 5, now, leaseUntil: now + lease, domainRatePerMinute: 1000 };
    return (await claimDeliveries(store, { ...terms, kinds: 'letters' }))[0];
  };
  const mark = (claims: Claim[]) =>
    store.db.transaction().execute((transaction) => markCommitting(transaction, claims));
  const end = (ended: Claim, settlement: Settlement, now: number) =>
    store.db
      .transaction()
      .execute((transaction) => settle(transaction, [{ claim: ended, settlement }], now));
  const state = async () =>
    (await store.db.selectFrom('deliveries').select('state').executeTakeFirstOrThrow()).state;
  const claimedBy = async (worker: string, now: number): Promise<Claim> => {
    const found = await claim(worker, now);
    if (!found) throw new Error('nothing to claim');
    return found;
  };

  test('loses its claim to another, and its marker and its word count no more', async () => {
    const slow = await claimedBy('slow', 100);
    expect(await claim('other', 200)).toBeUndefined();
    await expireLeases(store, 100 + lease);
    expect(await claim('other', 200)).toBeUndefined();
    await expireLeases(store, 101 + lease);
    const other = await claimedBy('other', 2000);
    expect(other.messageId).toBe(slow.messageId);
    expect([...(await mark([slow]))]).toEqual([]);
    expect(await state()).toBe('claimed');
    expect([...(await mark([other]))]).toEqual([other.id]);
    await end(slow, { state: 'queued' }, 2000);
    expect(await state()).toBe('committing');
    await end(other, { state: 'sent', reply: '250 OK' }, 2000);
    await end(slow, { state: 'failed', reply: '550 no' }, 2000);
    expect(await state()).toBe('sent');
    expect(await store.db.selectFrom('suppressions').selectAll().execute()).toEqual([]);
  });

  test('keeps what it shows to be alive for', async () => {
    const claimed = await claimedBy('alive', 100);
    await renewLeases(store, 'alive', 100 + 3 * lease);
    await expireLeases(store, 100 + 2 * lease);
    expect([...(await mark([claimed]))]).toEqual([claimed.id]);
  });

  test('that marked it leaves it uncertain; its late word still tells what happened', async () => {
    const slow = await claimedBy('slow', 100);
    await mark([slow]);
    await expireLeases(store, 101 + lease);
    expect(await state()).toBe('uncertain');
    expect(await claim('other', 5000)).toBeUndefined();
    await end(slow, { state: 'sent', reply: '250 OK' }, 5000);
    expect(await state()).toBe('sent');
  });

  test('has nothing to say once a person has decided', async () => {
    const slow = await claimedBy('slow', 100);
    await mark([slow]);
    await expireLeases(store, 101 + lease);
    await resolveUncertain(store, { deliveries: [slow.id] }, 'resend', 5000);
    await end(slow, { state: 'sent', reply: '250 OK' }, 5000);
    expect(await state()).toBe('queued');
    expect((await claimedBy('other', 6000)).messageId).toBe(slow.messageId);
  });
});
