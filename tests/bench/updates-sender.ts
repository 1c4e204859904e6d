import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { deliveryCounts } from '../../src/updates/issues/status-figures.ts';
import { articleContent } from '../../src/updates/mail/issue-content.ts';
import { placeholders, withLinks } from '../../src/updates/mail/placeholders.ts';
import { readSecrets } from '../../src/updates/secrets.ts';
import { readSettings } from '../../src/updates/settings.ts';
import { openStore } from '../../src/updates/store/open-store.ts';
import { startWorker } from '../../src/updates/worker/start-worker.ts';
import { importReaders } from '../../src/updates/reader-lists/import-readers.ts';
import { planUpdates } from '../../src/updates/issues/planning.ts';
import { sealPlan } from '../../src/updates/issues/sealing.ts';
import { freshDatabase } from '../updates/set-up/postgres-server.ts';
import { article, manifestOf, publish } from '../updates/set-up/readers-and-articles.ts';
import { startSending } from '../updates/set-up/sending-worker.ts';

// Sends mails to the sink at a port, with the ledger or with a bare pool, and prints how long it took. With the ledger
// the readers are imported and the article planned first, and a second worker may help.
const [way, mails, port, connections, workers] = [
  process.argv[2],
  Number(process.argv[3]),
  Number(process.argv[4]),
  Number(process.argv[5]),
  Number(process.argv[6]),
];
const sent = article('benchmark', {
  html: '<p>Call first, mail later. Ask why, wait for the true answer, and then do the arithmetic.</p>\n'.repeat(
    60,
  ),
});
const domains = (index: number): string => `domain-${index % 50}.example`;

const took = way === 'ledger' ? await withLedger() : { seconds: await withBarePool() };
process.stdout.write(
  JSON.stringify({ ...took, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }),
);

/** Seconds since the last lap. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const lap = performance.now() - last;
    last += lap;
    return lap / 1000;
  };
}

function* lines(): Generator<string> {
  yield 'email,frequency\n';
  for (let index = 0; index < mails; index += 1) yield `reader-${index}@${domains(index)},each\n`;
}

async function withLedger() {
  const directory = mkdtempSync(join(tmpdir(), 'updates-benchmark-'));
  const server = process.env['DATABASE_URL'];
  const settings = readSettings({
    UPDATES_DIRECTORY: directory,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    SMTP_WITHOUT_TLS: 'yes',
    SMTP_CONNECTIONS: String(connections),
    MAIL_BOUNCES: 'bounces@onegoodweek.example',
    UPDATES_DOMAIN_RATE: '1000000',
    ...(server && { DATABASE_URL: await freshDatabase(server) }),
  });
  const store = await openStore(settings.store);
  const secrets = readSecrets(directory, {});
  await publish(store, manifestOf(), { now: 2 });
  const lap = stopwatch();
  await importReaders(store, () => Readable.from(lines()), {
    declared: 'a benchmark',
    addressKey: secrets.addressKey,
    now: 3,
  });
  const imported = lap();
  const now = Date.now();
  const plan = await planUpdates(store, manifestOf(sent), { now, postalAddress: null });
  const [issue] = await sealPlan(store, plan, { now, hold: 0 });
  const planned = lap();
  const others = await Promise.all(
    Array.from({ length: workers - 1 }, () =>
      startSending({
        store: settings.store,
        directory,
        port,
        connections,
        environment: { UPDATES_LEASE_SECONDS: '300' },
      }),
    ),
  );
  lap();
  const worker = startWorker({ store, settings, secrets, rest: 200 });
  for (;;) {
    await wait(100);
    const row = await store.db.selectFrom('issues').select('state').executeTakeFirstOrThrow();
    if (row.state === 'finished') break;
  }
  const seconds = lap();
  await worker.stop();
  await Promise.all(others.map((other) => other.stop()));
  const counts = await deliveryCounts(store, issue?.id ?? 0);
  if (counts.sent !== mails) throw new Error(`${counts.sent} of ${mails} mails were sent`);
  await store.close();
  rmSync(directory, { recursive: true });
  return { seconds, imported, planned };
}

async function withBarePool(): Promise<number> {
  const pool = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: 100,
    ignoreTLS: true,
  });
  const content = articleContent(sent, null);
  const link = `https://onegoodweek.example/updates/unsubscribe/${'x'.repeat(60)}`;
  const own = { unsubscribe: link, preferences: link, confirm: link, reason: '', frequency: '' };
  const html = withLinks(content.html, own);
  const text = withLinks(content.text, own);
  if (html.includes(placeholders.unsubscribe)) throw new Error('the links are missing');
  let next = 0;
  const start = performance.now();
  const senders = Array.from({ length: connections * 2 }, async () => {
    while (next < mails) {
      const index = next;
      next += 1;
      await pool.sendMail({
        from: { name: 'One Good Week', address: 'dana@onegoodweek.example' },
        to: { name: '', address: `reader-${index}@${domains(index)}` },
        subject: content.subject,
        text,
        html,
        textEncoding: 'quoted-printable',
        headers: {
          'List-Id': '<updates.onegoodweek.example>',
          'List-Unsubscribe': `<${link}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
    }
  });
  await Promise.all(senders);
  const seconds = (performance.now() - start) / 1000;
  pool.close();
  return seconds;
}
