import type { Hono } from 'hono';
import { takeInHistory } from './issues/history.ts';
import { rememberSiteHere } from './issues/site-here.ts';
import { updatesApplication } from './http/updates-application.ts';
import { readSecrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/open-store.ts';
import { keepSending } from './worker/supervision.ts';
import { isThisMachine, reasonNotToSend } from './worker/way-out.ts';

/** Updates by mail in the process that serves the site: the readers' pages, and a worker that sends. */
export interface UpdatesBesideSite {
  readonly application: Hono;
  /** Sentences for the operator, to be said once the site is served. */
  readonly notices: readonly string[];
  /** Rejects with a sentence when sending ended for good: the process should end too. */
  readonly failed: Promise<never>;
  /** Lets the mails under way finish, and closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the store and starts to send what is due.
 * @param log takes a line for the operator while mails are sent.
 * @throws an error with a sentence when the store or the secrets can't be used.
 */
export async function updatesBesideSite(
  settings: Settings,
  log: (line: string) => void,
): Promise<UpdatesBesideSite> {
  const secrets = readSecrets(settings.directory);
  const store = await openStore(settings.store);
  const history = await takeInHistory(store, settings.manifest, Date.now());
  const { hostname, origin, pathname } = new URL(settings.serviceUrl);
  const here = isThisMachine(hostname);
  await rememberSiteHere(store.db, here ? origin : null);
  const notices: string[] = [];
  if (here && !settings.smtp)
    notices.push(`Mails go nowhere but to ${new URL(`${pathname}outbox/`, origin).href}`);
  else if (settings.postalAddress === null)
    notices.push(
      'MAIL_POSTAL_ADDRESS is not set: many countries want a postal address in such mails.',
    );
  if (history) notices.push(history);
  const reason = reasonNotToSend(settings);
  if (reason) notices.push(reason);
  const worker = reason ? undefined : keepSending({ store, settings, secrets, log });
  return {
    application: updatesApplication({ store, settings, secrets }),
    notices,
    failed: new Promise((_, fail) => void worker?.stopped.catch(fail)),
    async stop() {
      await worker?.stop();
      await store.close();
    },
  };
}
