import type { Database } from '../store/open-store.ts';
import type { Moment, WorkerTable } from '../store/schema.ts';

/** A worker that hasn't been seen for so long is dead: two minutes in milliseconds. */
export const longestSilence = 120_000;

const kept = 7 * 24 * 3_600_000;

/** Writes down that a worker lives and what it hears of the relay, and forgets those of more than a week ago. */
export async function showLife(db: Database, worker: WorkerTable): Promise<void> {
  await db
    .insertInto('workers')
    .values(worker)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(worker))
    .execute();
  await db
    .deleteFrom('workers')
    .where('seen_at', '<', worker.seen_at - kept)
    .execute();
}

/** What the workers heard of the relay, the newest first. */
export interface LifeSigns {
  /** How many work now. */
  alive: number;
  /** When the last sign of any came; `null` where none ever worked. */
  seenAt: Moment | null;
  relay: {
    reachedAt: Moment | null;
    answer: string | null;
    /** Since when no living worker gets through; `null` while one does. */
    failingSince: Moment | null;
    failure: string | null;
  };
}

/** Reads the signs of life of all workers. */
export async function readLifeSigns(db: Database, now: Moment): Promise<LifeSigns> {
  const workers = await db.selectFrom('workers').selectAll().orderBy('seen_at', 'desc').execute();
  const alive = workers.filter(
    ({ seen_at: seen, stopped_at: stopped }) => stopped === null && seen > now - longestSilence,
  );
  const [reached] = workers
    .filter((worker) => worker.relay_reached_at !== null)
    .sort((a, b) => (b.relay_reached_at ?? 0) - (a.relay_reached_at ?? 0));
  const [failing] = (alive.length > 0 ? alive : workers.slice(0, 1))
    .filter((worker) => worker.relay_failing_since !== null)
    .sort((a, b) => (a.relay_failing_since ?? 0) - (b.relay_failing_since ?? 0));
  return {
    alive: alive.length,
    seenAt: workers[0]?.seen_at ?? null,
    relay: {
      reachedAt: reached?.relay_reached_at ?? null,
      answer: reached?.relay_answer ?? null,
      failingSince: failing?.relay_failing_since ?? null,
      failure: failing?.relay_failure ?? null,
    },
  };
}
