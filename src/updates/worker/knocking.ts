import { setTimeout as wait } from 'node:timers/promises';
import type { Workshop } from './lane.ts';

/**
 * Knocks at a relay that failed until it lets us in: while no mail is due nobody else would notice that it is back.
 * @returns what is to be done over and over.
 */
export function knocking({ relay, transport, pauseAfter, ending }: Workshop): () => Promise<void> {
  let knocks = 0;
  return async () => {
    if (relay.state.failingSince === null) knocks = 0;
    else {
      knocks += 1;
      await wait(pauseAfter(knocks), undefined, { signal: ending }).catch(() => undefined);
      if (ending.aborted || relay.state.failingSince === null) return;
      try {
        (await transport(ending)).close();
        relay.reached();
      } catch (error) {
        if (!ending.aborted) relay.failed(error instanceof Error ? error.message : String(error));
      }
    }
  };
}
