import { setTimeout as wait } from 'node:timers/promises';
import { deliveryCounts } from '../../../src/updates/issues/status-figures.ts';
import type { DeliveryCounts } from '../../../src/updates/issues/status-figures.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';

/** Waits until something holds. @throws when it doesn't within the time. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  milliseconds = 20_000,
  what = 'what was waited for',
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what} didn't come within ${milliseconds} ms`);
    await wait(20);
  }
}

/** Waits for an issue's end. @returns the counts of its deliveries. */
export async function untilFinished(
  store: Store,
  issue: number,
  milliseconds = 20_000,
): Promise<DeliveryCounts> {
  const finished = until(
    async () => {
      const row = await store.db
        .selectFrom('issues')
        .select('state')
        .where('id', '=', issue)
        .executeTakeFirst();
      return row?.state === 'finished';
    },
    milliseconds,
    `the end of issue ${issue}`,
  );
  await finished.catch(async (error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(await deliveryCounts(store, issue))}`);
  });
  return deliveryCounts(store, issue);
}
