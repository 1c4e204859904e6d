import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordManifest } from '../../../src/updates/issues/articles.ts';
import { cancelIssue } from '../../../src/updates/issues/cancellation.ts';
import { planUpdates } from '../../../src/updates/issues/planning.ts';
import { parseManifest } from '../../../src/updates/manifest.ts';
import type { ManifestArticle } from '../../../src/updates/manifest.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

eachStore('what counts as news', (fresh) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    await addReaders(newsroom.store, 5);
  });
  afterEach(() => newsroom.close());

  const choice = (now: number, articles?: string[]) => ({
    now,
    postalAddress: null,
    ...(articles && { articles }),
  });

  test('a fresh install over 500 old articles mails nobody', async () => {
    const { store, sink, clock } = newsroom;
    const old = Array.from({ length: 500 }, (_, index) => article(`old-article-${index}`));
    const manifest = manifestOf(...old);
    expect(await planUpdates(store, manifest, choice(clock.now))).toMatchObject({
      first: true,
      articles: [],
    });
    expect(await publish(store, manifest, { now: clock.now })).toEqual([]);
    expect(await publish(store, manifest, { now: clock.now })).toEqual([]);
    clock.now += 40 * 24 * 3_600_000;
    await newsroom.workUntilIdle();
    expect(sink.received).toEqual([]);
    const states = await store.db.selectFrom('articles').select('state').distinct().execute();
    expect(states).toEqual([{ state: 'baseline' }]);
  });

  const edits: [string, Partial<ManifestArticle>][] = [
    ['title', { title: 'Another title' }],
    ['slug', { url: 'https://onegoodweek.example/articles/renamed/' }],
    ['date', { published: '2026-11-01T07:30:00.000Z' }],
    ['domain', { url: 'https://elsewhere.example/articles/edited/' }],
    ['body', { html: '<p>Mail first, call later.</p>' }],
    ['subject', { subject: 'Look again' }],
  ];

  test('title, slug, date, domain and body edits, draft toggles and rebuilds send nothing again', async () => {
    const { store, sink, clock } = newsroom;
    const history = article('baseline-one');
    await publish(store, manifestOf(history), { now: clock.now });
    await publish(store, manifestOf(history, article('edited')), { now: clock.now });
    await newsroom.workUntilIdle();
    expect(sink.received).toHaveLength(5);

    const manifests = [
      ...edits.map(([, change]) =>
        manifestOf(article('baseline-one', change), article('edited', change)),
      ),
      manifestOf(),
      manifestOf(history, article('edited')),
      manifestOf(history, article('edited', { send: false })),
      manifestOf(history, article('edited')),
    ];
    for (const manifest of manifests) {
      clock.now += 60_000;
      await recordManifest(store, manifest, clock.now);
      expect(await publish(store, manifest, { now: clock.now })).toEqual([]);
    }
    await newsroom.workUntilIdle();
    expect(sink.received).toHaveLength(5);
  });

  test('an article that asks for no mail waits until it does', async () => {
    const { store, clock } = newsroom;
    await publish(store, manifestOf(), { now: clock.now });
    expect(
      await publish(store, manifestOf(article('silent', { send: false })), { now: clock.now }),
    ).toEqual([]);
    expect(await publish(store, manifestOf(article('silent')), { now: clock.now })).toHaveLength(1);
  });

  test('a plan changes nothing, and says when more than two articles are new', async () => {
    const { store, clock } = newsroom;
    await publish(store, manifestOf(), { now: clock.now });
    const three = manifestOf(article('new-one'), article('new-two'), article('new-three'));
    const plan = await planUpdates(store, three, choice(clock.now));
    expect(plan).toMatchObject({ needsConsent: true, first: false });
    expect(plan.articles.map(({ article: { id }, readers }) => [id, readers])).toEqual([
      ['new-one', 5],
      ['new-two', 5],
      ['new-three', 5],
    ]);
    expect(await store.db.selectFrom('articles').selectAll().execute()).toEqual([]);
  });

  test('history can be sent by hand, once', async () => {
    const { store, sink, clock } = newsroom;
    const manifest = manifestOf(article('old-gold'));
    await recordManifest(store, manifest, clock.now);
    expect(await publish(store, manifest, { now: clock.now, articles: ['old-gold'] })).toHaveLength(
      1,
    );
    await newsroom.workUntilIdle();
    expect(sink.received).toHaveLength(5);
    await expect(
      publish(store, manifest, { now: clock.now, articles: ['old-gold'] }),
    ).rejects.toThrow('has been sent already');
    await expect(
      publish(store, manifest, { now: clock.now, articles: ['nothing'] }),
    ).rejects.toThrow('No article of the manifest has the id "nothing".');
  });

  test('within its hold an issue leaves nobody’s door and can be taken back, corrected and sent', async () => {
    const { store, sink, clock } = newsroom;
    const hold = 15 * 60_000;
    await publish(store, manifestOf(), { now: clock.now });
    const manifest = manifestOf(article('hasty'));
    const [issue] = await publish(store, manifest, { now: clock.now, hold });
    clock.now += hold - 1;
    await newsroom.workUntilIdle();
    expect(sink.received).toEqual([]);
    await cancelIssue(store, issue?.id ?? 0, clock.now);
    clock.now += hold;
    await newsroom.workUntilIdle();
    expect(sink.received).toEqual([]);

    const corrected = manifestOf(article('hasty', { title: 'Corrected' }));
    const [again] = await publish(store, corrected, { now: clock.now, hold });
    expect(again?.expected).toBe(5);
    clock.now += hold;
    await newsroom.workUntilIdle();
    expect(sink.received).toHaveLength(5);
    expect(sink.received[0]?.raw).toContain('Subject: Corrected');
    await expect(cancelIssue(store, again?.id ?? 0, clock.now)).rejects.toThrow(
      /can't be cancelled/,
    );
  });
});

describe('a manifest', () => {
  test.each([
    ['not JSON', '<html>', 'is not JSON'],
    ['another version', JSON.stringify({ ...manifestOf(), version: 2 }), '"version" is 2'],
    [
      'an unknown field',
      JSON.stringify({ ...manifestOf(), extra: 1 }),
      '"extra" is not a known field',
    ],
    [
      'an id twice',
      JSON.stringify(manifestOf(article('same-id'), article('same-id'))),
      'two articles have the same id',
    ],
    [
      'a wrong hash',
      JSON.stringify(manifestOf({ ...article('bad-hash'), hash: 'abc' })),
      '"articles.0.hash" is "abc": write the content hash',
    ],
  ])('with %s is refused with a sentence', (_, text, sentence) => {
    expect(() => parseManifest(text, 'updates.json')).toThrow(sentence);
  });
});
