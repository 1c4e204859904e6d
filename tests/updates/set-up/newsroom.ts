import { join } from 'node:path';
import { readSecrets } from '../../../src/updates/secrets.ts';
import type { Secrets } from '../../../src/updates/secrets.ts';
import { readSettings } from '../../../src/updates/settings.ts';
import type { Settings } from '../../../src/updates/settings.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import type { DeliveryState } from '../../../src/updates/store/schema.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';
import type { Worker, WorkerOptions } from '../../../src/updates/worker/worker-options.ts';
import type { FreshStore } from './each-store.ts';
import { startMailSink } from './mail-sink.ts';
import type { MailSink, SinkBehaviour } from './mail-sink.ts';
import { until } from './waiting.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/** A store, a sink and a clock of our own. */
export interface Newsroom {
  store: Store;
  sink: MailSink;
  settings: Settings;
  secrets: Secrets;
  clock: { now: number };
  /** What workers said. */
  log: string[];
  /** Starts a worker in this process. */
  work(changes?: Partial<Settings>, options?: Partial<WorkerOptions>): Worker;
  /** Lets a worker do all that is due now. */
  workUntilIdle(changes?: Partial<Settings>, milliseconds?: number): Promise<void>;
  /** The state of each reader's delivery in an issue. */
  states(issue: number): Promise<Map<string, DeliveryState>>;
  close(): Promise<void>;
}

/** A Tuesday, away from any digest. */
export const tuesday = Date.UTC(2026, 4, 12, 10);

export async function openNewsroom(
  fresh: FreshStore,
  behaviour: SinkBehaviour = {},
): Promise<Newsroom> {
  const directory = temporaryFolder();
  const store = await openStore(await fresh());
  const sink = await startMailSink(behaviour);
  const settings: Settings = {
    ...readSettings({
      UPDATES_DIRECTORY: directory,
      UPDATES_MANIFEST: join(directory, 'updates.json'),
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
      SMTP_WITHOUT_TLS: 'yes',
      MAIL_BOUNCES: 'bounces@onegoodweek.example',
    }),
    hold: 0,
  };
  const secrets = readSecrets(directory, {});
  const clock = { now: tuesday };
  const log: string[] = [];
  const work = (changes: Partial<Settings> = {}, options: Partial<WorkerOptions> = {}): Worker =>
    startWorker({
      store,
      secrets,
      settings: { ...settings, ...changes },
      now: () => clock.now,
      rest: 20,
      log: (line) => log.push(line),
      ...options,
    });
  return {
    store,
    sink,
    settings,
    secrets,
    clock,
    log,
    work,
    async workUntilIdle(changes, milliseconds) {
      const worker = work(changes);
      try {
        await Promise.race([until(() => isIdle(store, clock.now), milliseconds), worker.stopped]);
      } finally {
        await worker.stop();
      }
    },
    async states(issue) {
      const rows = await store.db
        .selectFrom('deliveries')
        .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
        .select(['subscribers.email', 'deliveries.state'])
        .where('issue_id', '=', issue)
        .execute();
      return new Map(rows.map(({ email, state }) => [email, state]));
    },
    async close() {
      await sink.close();
      await store.close();
      removeFolder(directory);
    },
  };
}

/** Nothing is due that a worker could take, and what was due on the calendar has been sealed. */
async function isIdle(store: Store, now: number): Promise<boolean> {
  const digests = await store.db.selectFrom('digests').select('period').execute();
  if (digests.length < 2) return false;
  const due = await store.db
    .selectFrom('deliveries')
    .innerJoin('issues', 'issues.id', 'deliveries.issue_id')
    .leftJoin('domains', 'domains.domain', 'deliveries.domain')
    .select(['deliveries.id', 'deliveries.state', 'domains.paused_until'])
    .where('issues.state', '=', 'sending')
    .where(({ or, and, eb }) =>
      or([
        eb('deliveries.state', 'in', ['claimed', 'committing']),
        and([
          eb('deliveries.state', 'in', ['queued', 'deferred']),
          eb('deliveries.next_at', '<=', now),
          eb('issues.hold_until', '<=', now),
        ]),
      ]),
    )
    .execute();
  const open = due.filter(
    ({ state, paused_until: paused }) =>
      state === 'claimed' || state === 'committing' || (paused ?? 0) <= now,
  );
  if (open.length > 0) return false;
  const unfinished = await store.db
    .selectFrom('issues')
    .select('id')
    .where('state', '=', 'sending')
    .where('kind', 'in', ['article', 'digest'])
    .where('hold_until', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.issue_id', '=', 'issues.id')
            .where('deliveries.state', 'in', ['queued', 'deferred', 'claimed', 'committing']),
        ),
      ),
    )
    .execute();
  return unfinished.length === 0;
}
