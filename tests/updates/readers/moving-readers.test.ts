import { writeFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endedPeriods } from '../../../src/updates/issues/digest-periods.ts';
import { changeFrequency } from '../../../src/updates/readers/frequency.ts';
import type { Frequency } from '../../../src/updates/store/schema.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';

const day = 24 * 3_600_000;

/** Mondays, and the first of the month: on other days nothing but a new article or a reader's wish is due. */
function isDigestDay(now: number): boolean {
  const date = new Date(now);
  return date.getUTCDay() === 1 || date.getUTCDate() === 1;
}

describe('the periods that ended', () => {
  const at = (text: string) =>
    endedPeriods(Date.parse(text), 7).map(({ name, end }) => [name, new Date(end).toISOString()]);
  test.each([
    [
      '2026-05-12T10:00:00Z',
      'weekly:2026-W19',
      '2026-05-11T07',
      'monthly:2026-04',
      '2026-05-01T07',
    ],
    [
      '2026-05-11T06:59:59Z',
      'weekly:2026-W18',
      '2026-05-04T07',
      'monthly:2026-04',
      '2026-05-01T07',
    ],
    [
      '2026-05-11T07:00:00Z',
      'weekly:2026-W19',
      '2026-05-11T07',
      'monthly:2026-04',
      '2026-05-01T07',
    ],
    [
      '2027-01-01T06:59:00Z',
      'weekly:2026-W52',
      '2026-12-28T07',
      'monthly:2026-11',
      '2026-12-01T07',
    ],
    [
      '2027-01-04T08:00:00Z',
      'weekly:2026-W53',
      '2027-01-04T07',
      'monthly:2026-12',
      '2027-01-01T07',
    ],
  ])('at %s are %s and %s', (now, week, weekEnd, month, monthEnd) => {
    expect(at(now)).toEqual([
      [week, `${weekEnd}:00:00.000Z`],
      [month, `${monthEnd}:00:00.000Z`],
    ]);
  });
});

eachStore('readers with digests, and readers who move', (fresh) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    await publish(newsroom.store, manifestOf(), { now: newsroom.clock.now });
    await newsroom.workUntilIdle();
  });
  afterEach(() => newsroom.close());

  const titles = () =>
    newsroom.sink.received.map(({ to, raw }) => [
      to.split('@')[0],
      ...new Set(raw.match(/(?<=About )article-\w+/g)),
    ]);

  test('a week’s and a month’s articles come in one mail each, once', async () => {
    const { store, clock, sink } = newsroom;
    await addReaders(store, 1, { frequency: 'weekly', domain: () => 'weekly.example' });
    await store.db.updateTable('subscribers').set({ email: 'weekly@x.example' }).execute();
    await addReaders(store, 1, { frequency: 'monthly' });
    await publish(store, manifestOf(article('article-a')), { now: clock.now });
    clock.now += day;
    await publish(store, manifestOf(article('article-a'), article('article-b')), {
      now: clock.now,
    });
    await newsroom.workUntilIdle();
    expect(sink.received).toEqual([]);
    for (let days = 0; days < 35; days += 1) {
      clock.now += day;
      if (isDigestDay(clock.now) || isDigestDay(clock.now + day)) await newsroom.workUntilIdle();
    }
    expect(titles()).toEqual([
      ['weekly', 'article-a', 'article-b'],
      ['reader-1', 'article-a', 'article-b'],
    ]);
    const expected = await store.db
      .selectFrom('issues')
      .select(['expected', 'state'])
      .where('kind', '=', 'digest')
      .execute();
    expect(expected).toEqual([
      { expected: 1, state: 'finished' },
      { expected: 1, state: 'finished' },
    ]);
  });

  const journeys: [Frequency, [number, Frequency][]][] = [
    [
      'each',
      [
        [1, 'weekly'],
        [3, 'monthly'],
      ],
    ],
    ['weekly', [[1, 'monthly']]],
    ['weekly', [[2, 'each']]],
    [
      'monthly',
      [
        [1, 'each'],
        [2, 'weekly'],
      ],
    ],
    [
      'monthly',
      [
        [10, 'weekly'],
        [30, 'each'],
      ],
    ],
    [
      'weekly',
      [
        [8, 'monthly'],
        [9, 'each'],
        [10, 'weekly'],
      ],
    ],
    [
      'each',
      [
        [1, 'monthly'],
        [20, 'each'],
      ],
    ],
  ];
  test('on any journey between the frequencies get each article exactly once', async () => {
    const { store, clock, sink } = newsroom;
    const readers: number[] = [];
    for (const [place, [frequency]] of journeys.entries())
      readers.push(
        ...(await addReaders(store, 1, { frequency, domain: () => `journey-${place}.example` })),
      );
    const published = ['article-a', 'article-b', 'article-c'];
    const days = [0, 2, 12];
    for (let today = 0; today < 52; today += 1) {
      const count = days.filter((date) => date <= today).length;
      if (days.includes(today)) {
        const manifest = manifestOf(...published.slice(0, count).map((id) => article(id)));
        await publish(store, manifest, { now: clock.now });
      }
      let moved = false;
      for (const [place, [, moves]] of journeys.entries()) {
        const move = moves.find(([date]) => date === today);
        if (!move) continue;
        moved = true;
        const terms = { now: clock.now + 1000, postalAddress: null };
        await changeFrequency(store, readers[place] ?? 0, move[1], terms);
      }
      if (days.includes(today) || moved || isDigestDay(clock.now)) await newsroom.workUntilIdle();
      clock.now += day;
    }
    for (const [place, journey] of journeys.entries()) {
      const got = sink.received
        .filter(({ to }) => to.endsWith(`@journey-${place}.example`))
        .flatMap(({ raw }) => [...new Set(raw.match(/(?<=About )article-\w+/g))]);
      expect(got.toSorted(), JSON.stringify(journey)).toEqual(published);
    }
  });

  test('moving from monthly to every article sends one mail that day, whatever is owed', async () => {
    const { store, clock, sink } = newsroom;
    const [reader = 0] = await addReaders(store, 1, { frequency: 'monthly' });
    const articles = ['a', 'b', 'c', 'd'].map((letter) => article(`article-${letter}`));
    for (let count = 1; count <= articles.length; count += 1) {
      await publish(store, manifestOf(...articles.slice(0, count)), { now: clock.now });
      await newsroom.workUntilIdle();
      clock.now += day;
    }
    expect(sink.received).toEqual([]);
    const terms = { now: clock.now, postalAddress: null };
    await changeFrequency(store, reader, 'each', terms);
    await changeFrequency(store, reader, 'monthly', terms);
    await changeFrequency(store, reader, 'each', terms);
    await newsroom.workUntilIdle();
    expect(titles()).toEqual([['reader-1', 'article-a', 'article-b', 'article-c', 'article-d']]);
    clock.now += day;
    await publish(store, manifestOf(...articles, article('article-e')), { now: clock.now });
    await newsroom.workUntilIdle();
    expect(titles()[1]).toEqual(['reader-1', 'article-e']);
    expect(sink.received).toHaveLength(2);
  });

  test('who unsubscribed and came back is owed only what appeared since', async () => {
    const { store, clock } = newsroom;
    const [reader = 0] = await addReaders(store, 1, { frequency: 'weekly' });
    const set = (changes: { state: 'active' | 'unsubscribed'; confirmed_at?: number }) =>
      store.db.updateTable('subscribers').set(changes).where('id', '=', reader).execute();
    await publish(store, manifestOf(article('article-a')), { now: clock.now });
    await set({ state: 'unsubscribed' });
    clock.now += day;
    await publish(store, manifestOf(article('article-a'), article('article-b')), {
      now: clock.now,
    });
    clock.now += day;
    await set({ state: 'active', confirmed_at: clock.now });
    clock.now += day;
    await publish(
      store,
      manifestOf(article('article-a'), article('article-b'), article('article-c')),
      { now: clock.now },
    );
    clock.now += 7 * day;
    await newsroom.workUntilIdle();
    expect(titles()).toEqual([['reader-1', 'article-c']]);
  });
});

eachStore('a digest', (fresh) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
  });
  afterEach(() => newsroom.close());

  test('leaves out what the site hasn’t any more, and follows what was renamed', async () => {
    const { store, sink, clock, settings } = newsroom;
    await addReaders(store, 2, { frequency: 'weekly' });
    await publish(store, manifestOf(), { now: clock.now });
    await newsroom.workUntilIdle();
    const articles = [article('kept-one'), article('deleted-one'), article('renamed-one')] as const;
    await publish(store, manifestOf(...articles), { now: clock.now });
    await newsroom.workUntilIdle();
    const url = 'https://onegoodweek.example/articles/renamed-since/';
    const online = manifestOf(articles[0], { ...articles[2], url, title: 'Its new title' });
    await writeFile(settings.manifest, JSON.stringify(online));
    clock.now += 7 * day;
    const worker = newsroom.work();
    await until(() => sink.received.length === 2);
    await worker.stop();
    const { text = '' } = await PostalMime.parse(sink.received[0]?.raw ?? '');
    expect(text).toMatch(/About kept-one/i);
    expect(text).toMatch(/Its new title/i);
    expect(text).toContain('renamed-since');
    expect(text).not.toContain('deleted-one');
  });
});
