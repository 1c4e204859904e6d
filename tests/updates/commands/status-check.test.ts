import { afterAll, beforeAll, expect, test } from 'vitest';
import { haltIssue } from '../../../src/updates/deliveries/halting.ts';
import { queueConfirmation } from '../../../src/updates/readers/joining/confirmation.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store, StoreLocation } from '../../../src/updates/store/open-store.ts';
import { showLife } from '../../../src/updates/worker/life-signs.ts';
import { runCommand } from '../set-up/command-line.ts';
import { eachStore } from '../set-up/each-store.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

const minute = 60_000;

eachStore('a monitor is told by status --check', (fresh) => {
  let directory: string;
  let location: StoreLocation;
  let store: Store;
  beforeAll(async () => {
    directory = temporaryFolder();
    location = await fresh();
    store = await openStore(location);
  });
  afterAll(async () => {
    await store.close();
    removeFolder(directory);
  });

  const check = async () => {
    const { exit, out } = await runCommand(['status', '--check'], {
      UPDATES_DIRECTORY: directory,
      ...(location.kind === 'postgres'
        ? { DATABASE_URL: location.url }
        : { UPDATES_STORE_FILE: location.file }),
    });
    return [exit, out.split('\n')[0]];
  };
  const live = (changes: { stopped_at?: number; relay_failing_since?: number } = {}) =>
    showLife(store.db, {
      name: 'one',
      started_at: Date.now(),
      seen_at: Date.now(),
      stopped_at: null,
      relay_reached_at: null,
      relay_answer: null,
      relay_failing_since: null,
      relay_failure: changes.relay_failing_since ? 'It hangs.' : null,
      ...changes,
    });
  const settle = (state: 'failed' | 'uncertain', ids: readonly number[]) =>
    store.db
      .updateTable('deliveries')
      .set({ state, settled_at: Date.now() })
      .where('id', 'in', ids)
      .execute();
  const queued = async (issue: number): Promise<number[]> => {
    const rows = await store.db
      .selectFrom('deliveries')
      .select('id')
      .where('issue_id', '=', issue)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  };

  test('the most urgent of what is wrong, by its own code, and nothing while all is well', async () => {
    const readers = await addReaders(store, 6);
    await publish(store, manifestOf(), { now: 2 });
    await live();
    expect(await check()).toEqual([0, '']);

    for (const subscriberId of readers)
      await queueConfirmation(store.db, { subscriberId, domain: 'readers.example' }, Date.now());
    const confirmations = await queued(1);
    await settle('failed', confirmations.slice(0, 4));
    expect(await check()).toEqual([0, '']);
    await settle('failed', confirmations);
    expect(await check()).toEqual([15, '6 of 6 confirmations within a day were refused.']);

    const [issue] = await publish(store, manifestOf(article('late-one')), { now: Date.now() });
    const due = (ago: number) =>
      store.db
        .updateTable('deliveries')
        .set({ next_at: Date.now() - ago })
        .where('issue_id', '=', issue?.id ?? 0)
        .execute();
    await due(14 * minute);
    expect((await check())[0]).toBe(15);
    await due(16 * minute);
    expect(await check()).toEqual([14, 'Mail has been due for 16 minutes without being taken.']);

    await settle('uncertain', (await queued(issue?.id ?? 0)).slice(0, 1));
    expect(await check()).toEqual([13, 'Nobody knows whether 1 mail arrived.']);

    await haltIssue(store, issue?.id ?? 0, 'A wrong price.');
    expect(await check()).toEqual([12, `Issue ${issue?.id} is halted.`]);

    await live({ relay_failing_since: Date.now() - 3 * minute });
    expect(await check()).toEqual([
      11,
      'The mail server has taken nothing for 3 minutes: It hangs.',
    ]);

    await live({ stopped_at: Date.now() });
    expect(await check()).toEqual([10, 'No worker lives: the last was seen 0 seconds ago.']);
  });
});
