import type { Hono } from 'hono';
import { takeInHistory } from './issues/history.ts';
import { updatesApplication } from './http/application.ts';
import { readSecrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/open-store.ts';
import { startWorker } from './worker/worker.ts';

/** Updates by mail in the process that serves the site: the readers' pages, and a worker that sends. */
export interface UpdatesBesideSite {
  readonly application: Hono;
  /** Lets the mails under way finish, and closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the store and starts to send what is due.
 * @param say takes a line for the operator.
 * @throws an error with a sentence when the store or the secrets can't be used.
 */
export async function updatesBesideSite(
  settings: Settings,
  say: (line: string) => void,
): Promise<UpdatesBesideSite> {
  const secrets = readSecrets(settings.directory);
  const store = await openStore(settings.store);
  const history = await takeInHistory(store, settings.manifest, Date.now());
  if (history) say(history);
  const worker = startWorker({ store, settings, secrets });
  worker.stopped.catch((error: unknown) =>
    say(`Sending has stopped: ${error instanceof Error ? error.message : String(error)}`),
  );
  return {
    application: updatesApplication({ store, settings, secrets }),
    async stop() {
      await worker.stop();
      await worker.stopped.catch(() => undefined);
      await store.close();
    },
  };
}
