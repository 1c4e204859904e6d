import { expect, test, vi } from 'vitest';
import { usualLimits } from '../../../src/updates/readers/joining/limits.ts';
import { eachStore } from '../set-up/each-store.ts';
import { listeningService, noLimits, readerRow, subscribe } from '../set-up/listening-service.ts';
import type { Answer, ListeningService } from '../set-up/listening-service.ts';

vi.setConfig({ testTimeout: 120_000 });

const hour = 3_600_000;
const day = 24 * hour;
const addresses = Number(process.env['UPDATES_TEST_ADDRESSES'] ?? 200);
// The usual breaker needs more requests than are quick to make.
const breaker = addresses < 1000 ? { slow: 60, most: 120 } : usualLimits.everybody;

eachStore('limits', (fresh) => {
  const limited = async <T>(run: (own: ListeningService) => Promise<T>): Promise<T> => {
    const own = await listeningService({
      store: await fresh(),
      limits: { ...usualLimits, network: noLimits.network, everybody: noLimits.everybody },
    });
    try {
      return await run(own);
    } finally {
      await own.close();
    }
  };
  const confirmations = async (own: ListeningService): Promise<number> => {
    const rows = await own.store.db
      .selectFrom('limits')
      .select(['key', 'count'])
      .where('key', 'like', 'confirmation:%')
      .execute();
    return rows.reduce((sum, { count }) => sum + count, 0);
  };

  test('send one confirmation an address a day, and three in 30 days', () =>
    limited(async (own) => {
      const start = own.clock.now;
      const sentBy: [number, number][] = [];
      for (const today of [0, 1, 2, 3, 15, 29, 30, 31, 32, 33]) {
        own.clock.now = start + today * day;
        await subscribe(own, 'often@example.com', today);
        await subscribe(own, 'often+tag@example.com', today);
        sentBy.push([today, await confirmations(own)]);
      }
      expect(sentBy).toEqual([
        ...[
          [0, 1],
          [1, 2],
          [2, 3],
        ],
        ...[
          [3, 3],
          [15, 3],
          [29, 3],
        ],
        ...[
          [30, 4],
          [31, 5],
          [32, 6],
        ],
        [33, 6],
      ]);
    }));

  test('hold when many requests for one mailbox come at once', () =>
    limited(async (own) => {
      await Promise.all(
        Array.from({ length: 40 }, (_, network) => subscribe(own, 'once@example.com', network)),
      );
      expect(await confirmations(own)).toBe(1);
    }));

  test('keep no address in the store', () =>
    limited(async (own) => {
      await subscribe(own, 'hidden@example.com');
      const rows = await own.store.db.selectFrom('limits').selectAll().execute();
      expect(JSON.stringify(rows)).not.toMatch(/hidden|example\.com/);
    }));

  test('are shared by processes: a second service over the same store finds them used up', async () => {
    const location = await fresh();
    const first = await listeningService({ store: location });
    const second = await listeningService({ store: location });
    for (let count = 0; count < usualLimits.network.most; count += 1)
      await subscribe(first, `share${count}@example.com`, 9);
    expect((await subscribe(second, 'after@example.com', 9)).status).toBe(429);
    expect((await subscribe(second, 'elsewhere@example.com', 10)).status).toBe(202);
    await second.close();
    await first.close();
  });

  test('slow a busy network down with one more press, then stop it for the hour', async () => {
    const own = await listeningService({ store: await fresh() });
    const { slow, most } = usualLimits.network;
    const statuses = [];
    for (let count = 0; count < most + 1; count += 1)
      statuses.push((await subscribe(own, `busy${count}@example.com`, 3)).status);
    expect(statuses).toEqual([
      ...Array<number>(slow).fill(202),
      ...Array<number>(most - slow).fill(200),
      429,
    ]);
    expect(await readerRow(own, `busy${slow}@example.com`)).toBeUndefined();
    const other = await subscribe(own, 'calm@example.com', 4);
    expect(other.status).toBe(202);
    own.clock.now += hour;
    expect((await subscribe(own, 'later@example.com', 3)).status).toBe(202);
    await own.close();
  });

  test('the breaker for everybody stops at its number of requests an hour', async () => {
    const own = await listeningService({
      store: await fresh(),
      limits: { ...usualLimits, everybody: { slow: 10, most: 10 } },
    });
    const statuses = [];
    for (let network = 0; network < 12; network += 1)
      statuses.push((await subscribe(own, `flood${network}@example.com`, network)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(202), 429, 429]);
    await own.close();
  });

  test(
    `hold against one victim asked for ${addresses / 10} times, from as many networks`,
    { timeout: 60_000 + addresses * 10 },
    () =>
      limited(async (own) => {
        const answers = await crowd(own, addresses / 10, () => 'victim@example.com');
        const other = await subscribe(own, 'bystander@example.com');
        expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(
          new Set([`202 ${other.body}`]),
        );
        expect(await queued(own)).toEqual([1, 1]);
        expect(await confirmations(own)).toBe(2);
      }),
  );

  test(
    `hold against ${addresses} addresses from as many networks`,
    { timeout: 60_000 + addresses * 20 },
    async () => {
      const limits = { ...usualLimits, everybody: breaker };
      const own = await listeningService({ store: await fresh(), limits });
      const { slow, most } = breaker;
      const answers = await crowd(own, addresses, (place) => `crowd${place}@example.com`);
      const counts: Record<number, number> = {};
      for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
      expect(counts).toEqual({ 202: slow, 200: most - slow, 429: addresses - most });
      const told = answers.map(({ status, body }) => {
        const typed = /value="(?:crowd\d+@example\.com|[\w.-]{50,})"/g;
        return `${status} ${body.replace(typed, '')}`;
      });
      expect(new Set(told).size).toBe(3);
      expect(await queued(own)).toHaveLength(slow);
      expect(await confirmations(own)).toBe(slow);
      await own.close();
    },
  );
});

/** Sends so many requests, each from its own network, 50 at a time. */
async function crowd(own: ListeningService, count: number, email: (place: number) => string) {
  const answers: Answer[] = [];
  for (let start = 0; start < count; start += 50) {
    const places = Array.from({ length: Math.min(50, count - start) }, (_, place) => start + place);
    answers.push(
      ...(await Promise.all(places.map((place) => subscribe(own, email(place), place)))),
    );
  }
  return answers;
}

/** How many confirmations each reader has in the queue. */
async function queued(own: ListeningService): Promise<number[]> {
  const rows = await own.store.db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('subscriber_id')
    .execute();
  return rows.map(({ count }) => count);
}
