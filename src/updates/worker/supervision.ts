import { setTimeout as wait } from 'node:timers/promises';
import { usualPause } from './lane.ts';
import { startWorker } from './start-worker.ts';
import type { Worker, WorkerOptions } from './worker-options.ts';

/** A worker that lived for so long, in milliseconds, had a store that worked. */
const healthy = 5 * 60_000;
/** With pauses growing to a minute: about ten minutes. */
const mostStarts = 15;

/** What can be set otherwise for a test. */
export interface SupervisionOptions extends WorkerOptions {
  /** How long to pause after so many failures in a row, in milliseconds. */
  pauseAfter?: (failures: number) => number;
}

/**
 * Sends, and starts again by itself when the store failed, after pauses that grow: a lock, a restart or a full disk
 * passes. `stopped` rejects with a sentence when it goes on for about ten minutes: then the process should end,
 * so that whoever runs it acts.
 * @throws an error with a sentence when mails can't be written with these settings.
 */
export function keepSending(options: SupervisionOptions): Worker {
  const log = options.log ?? (() => undefined);
  const pauseAfter = options.pauseAfter ?? usualPause;
  const ending = new AbortController();
  let worker = startWorker(options);
  const supervise = async (): Promise<void> => {
    for (let failures = 0; ;) {
      const started = performance.now();
      try {
        return await worker.stopped;
      } catch (error) {
        if (ending.signal.aborted) return;
        failures = performance.now() - started > healthy ? 1 : failures + 1;
        if (failures >= mostStarts) throw error;
        const pause = pauseAfter(failures);
        log(`${sentenceOf(error)} It is tried again in ${Math.ceil(pause / 1000)} s.`);
        await wait(pause, undefined, { signal: ending.signal }).catch(() => undefined);
        if (ending.signal.aborted) return;
        worker = startWorker(options);
      }
    }
  };
  const stopped = supervise();
  stopped.catch(() => undefined);
  return {
    stopped,
    async stop() {
      ending.abort();
      await worker.stop();
      await stopped.catch(() => undefined);
    },
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
