import type { Hono } from 'hono';
import { takeInHistory } from './issues/history.ts';
import { updatesApplication } from './http/application.ts';
import { readSecrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/open-store.ts';
import { keepSending } from './worker/supervision.ts';
import { reasonNotToSend } from './worker/way-out.ts';

/** Updates by mail in the process that serves the site: the readers' pages, and a worker that sends. */
export interface UpdatesBesideSite {
  readonly application: Hono;
  /** Rejects with a sentence when sending ended for good: the process should end too. */
  readonly failed: Promise<never>;
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
  const reason = reasonNotToSend(settings);
  if (reason) say(reason);
  const worker = reason ? undefined : keepSending({ store, settings, secrets, log: say });
  return {
    application: updatesApplication({ store, settings, secrets }),
    failed: new Promise((_, fail) => void worker?.stopped.catch(fail)),
    async stop() {
      await worker?.stop();
      await store.close();
    },
  };
}
