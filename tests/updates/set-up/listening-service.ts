import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { usualLimits } from '../../../src/updates/readers/joining/limits.ts';
import type { Limits } from '../../../src/updates/readers/joining/limits.ts';
import { readerLink } from '../../../src/updates/readers/links/signed-links.ts';
import type { LinkPurpose } from '../../../src/updates/readers/links/signed-links.ts';
import { updatesApplication } from '../../../src/updates/http/updates-application.ts';
import { serveAlone } from '../../../src/updates/http/standing-alone.ts';
import { readSecrets } from '../../../src/updates/secrets.ts';
import type { Secrets } from '../../../src/updates/secrets.ts';
import { readSettings } from '../../../src/updates/settings.ts';
import type { Settings } from '../../../src/updates/settings.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store, StoreLocation } from '../../../src/updates/store/open-store.ts';
import type { SubscriberTable } from '../../../src/updates/store/schema.ts';
import { parseAddress } from '../../../src/updates/readers/address.ts';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/** The service, listening on a port of this machine, with its own empty store. */
export type ListeningService = {
  readonly origin: string;
  readonly directory: string;
  readonly store: Store;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly log: string[];
  /** The service's clock: turn it by assigning. */
  readonly clock: { now: number };
  readonly close: () => Promise<void>;
};

/** Limits that never stop a test which is about something else. */
export const noLimits: Limits = {
  confirmationsADay: 1_000_000,
  confirmationsIn30Days: 1_000_000,
  network: { slow: 1_000_000, most: 1_000_000 },
  everybody: { slow: 1_000_000, most: 1_000_000 },
};

export const siteOrigin = 'https://onegoodweek.example';
export const formType = 'application/x-www-form-urlencoded';

/** Starts a service over a real socket. */
export async function listeningService({
  store: location,
  limits = usualLimits,
  variables = {},
  host = '127.0.0.1',
}: {
  host?: string;
  store?: StoreLocation;
  limits?: Limits;
  variables?: Record<string, string>;
} = {}): Promise<ListeningService> {
  const directory = temporaryFolder();
  const port = await freePort();
  const settings = readSettings({
    UPDATES_DIRECTORY: directory,
    // No build lies there: the pages are plain, whatever was built in this folder before.
    UPDATES_MANIFEST: join(directory, 'updates.json'),
    UPDATES_URL: `http://localhost:${port}/updates/`,
    UPDATES_TRUSTED_HOPS: '1',
    ...variables,
  });
  const secrets = readSecrets(directory, {});
  const store = await openStore(location ?? settings.store);
  const clock = { now: Date.UTC(2026, 10, 23, 9) };
  const log: string[] = [];
  const application = updatesApplication({
    store,
    settings,
    secrets,
    limits,
    now: () => clock.now,
    log: (line) => log.push(line),
  });
  const server = await serveAlone(application, { host, port, path: '/updates/' });
  return {
    origin: server.origin,
    directory,
    store,
    settings,
    secrets,
    log,
    clock,
    async close() {
      await server.close();
      await store.close();
      removeFolder(directory);
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

export type Answer = { status: number; headers: Record<string, string>; body: string };

/** Sends one request with exactly these headers: `fetch` would add some of its own. */
export async function send(
  service: ListeningService,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${service.origin}${path}`,
      {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Sends a form as the site's page does. */
export function sendForm(
  service: ListeningService,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(service, 'POST', path, {
    headers: { 'Content-Type': formType, Origin: siteOrigin, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Sends the subscribe form from a network of this number. */
export function subscribe(
  service: ListeningService,
  email: string,
  network = 1,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return sendForm(
    service,
    '/updates/subscribe',
    { email, frequency: 'each', company_website: '', ...fields },
    { 'X-Forwarded-For': `10.${network >> 8}.${network & 255}.7` },
  );
}

/** The path of a reader's own page. */
export function linkFor(
  service: ListeningService,
  purpose: LinkPurpose,
  reader: { public_id: string; token_epoch: number },
): string {
  const seconds = Math.floor(service.clock.now / 1000);
  return readerLink('/updates/', purpose, reader, service.secrets.linkKeys, seconds);
}

/** The reader's row. */
export function readerRow(
  service: ListeningService,
  email: string,
): Promise<
  (Omit<SubscriberTable, 'id' | 'token_epoch'> & { id: number; token_epoch: number }) | undefined
> {
  return service.store.db
    .selectFrom('subscribers')
    .selectAll()
    .where('email_key', '=', keyOf(service, email))
    .executeTakeFirst();
}

/** The same, where its absence is a failure. */
export async function knownReader(service: ListeningService, email: string) {
  const row = await readerRow(service, email);
  if (!row) throw new Error(`${email} is not in the store.`);
  return row;
}

export function keyOf(service: ListeningService, email: string): string {
  const parsed = parseAddress(email);
  if (!parsed.ok) throw new Error(parsed.sentence);
  return emailKey(parsed.address, service.secrets.addressKey);
}

/** A reader who asked and confirmed. */
export async function confirmedReader(service: ListeningService, email: string) {
  await subscribe(service, email);
  const asked = await knownReader(service, email);
  await sendForm(service, linkFor(service, 'confirm', asked), {});
  return knownReader(service, email);
}

/** Everything in the store that a request could change, to be compared before and after. */
export async function storeContents(service: ListeningService): Promise<string> {
  const { db } = service.store;
  return JSON.stringify([
    await db.selectFrom('subscribers').selectAll().orderBy('id').execute(),
    await db.selectFrom('suppressions').selectAll().orderBy('email_key').execute(),
    await db.selectFrom('deliveries').selectAll().orderBy('id').execute(),
    await db.selectFrom('receipts').selectAll().orderBy('subscriber_id').execute(),
    await db.selectFrom('bounces').selectAll().orderBy('message_id').execute(),
    await db.selectFrom('limits').selectAll().orderBy('key').execute(),
  ]);
}
