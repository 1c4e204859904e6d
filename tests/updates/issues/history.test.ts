import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInHistory } from '../../../src/updates/issues/history.ts';
import { planUpdates } from '../../../src/updates/issues/planning.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf } from '../set-up/readers-and-articles.ts';

eachStore('the first start', (fresh) => {
  let newsroom: Newsroom;
  let folder: string;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    folder = await mkdtemp(join(tmpdir(), 'history-'));
    await addReaders(newsroom.store, 1);
  });
  afterEach(async () => {
    await newsroom.close();
    await rm(folder, { recursive: true });
  });

  test('takes an archive for history, and what was written in the week before for news', async () => {
    const { store } = newsroom;
    const now = Date.parse('2026-11-28T10:00:00Z');
    const own = article('first-of-my-own', { published: '2026-11-21T00:00:00.000Z' });
    const before = article('the-day-before', { published: '2026-11-20T00:00:00.000Z' });
    const old = Array.from({ length: 19 }, (_, index) => article(`old-article-${index}`));
    const manifest = manifestOf(own, before, ...old);
    const file = join(folder, 'updates.json');
    await writeFile(file, JSON.stringify(manifest));
    expect(await takeInHistory(store, file, now)).toContain('20 articles of the site are history');
    const plan = await planUpdates(store, manifest, { now, postalAddress: null });
    expect(plan.articles.map(({ article: { id } }) => id)).toEqual(['first-of-my-own']);
    expect(await takeInHistory(store, file, now)).toBeUndefined();
  });
});
