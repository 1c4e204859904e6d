import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { recordManifest } from '../../../src/updates/issues/articles.ts';
import { importReaders } from '../../../src/updates/reader-lists/import-readers.ts';
import { eraseReader } from '../../../src/updates/readers/leaving.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';
import { keyOf, listeningService } from '../set-up/listening-service.ts';
import { postfixIsMissing, startPostfix } from '../set-up/postfix-server.ts';
import { article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';

const missing = postfixIsMissing();

describe.skipIf(missing)(`reports written by Postfix${missing ? ` (${missing})` : ''}`, () => {
  test(
    'suppress an address that doesn’t exist, which no import brings back',
    { timeout: 120_000 },
    async () => {
      const port = await freePort();
      const service = await listeningService({
        variables: {
          SMTP_URL: `smtp://127.0.0.1:${port}`,
          SMTP_WITHOUT_TLS: 'yes',
          MAIL_BOUNCES: 'bounces@bounces.test',
        },
      });
      const { store, settings, secrets, clock, directory } = service;
      // The command runs as nobody, as it would run as a user of its own.
      const command = [
        '/usr/bin/env',
        `UPDATES_DIRECTORY=${directory}`,
        process.execPath,
        `${process.cwd()}/src/updates/cli.ts`,
        'bounce',
        '--recipient',
      ];
      const postfix = await startPostfix(port, command);
      try {
        await recordManifest(store, manifestOf(), clock.now - 1);
        const file = Buffer.from('email\nnobody-lives-here@readers.test\n');
        const terms = {
          declared: 'form on the old blog',
          addressKey: secrets.addressKey,
          now: clock.now - 1,
        };
        await importReaders(store, () => Readable.from([file]), terms);
        await publish(store, manifestOf(article('bounced')), { now: clock.now });
        execFileSync('chown', ['-R', 'nobody', directory]);
        const worker = startWorker({
          store,
          settings: { ...settings, hold: 0 },
          secrets,
          now: () => clock.now,
          rest: 20,
        });
        const key = keyOf(service, 'nobody-lives-here@readers.test');
        const reason = async () =>
          (
            await store.db
              .selectFrom('suppressions')
              .select('reason')
              .where('email_key', '=', key)
              .executeTakeFirst()
          )?.reason;
        await until(async () => (await reason()) !== undefined, 60_000, 'the report');
        await worker.stop();
        expect(await reason()).toBe('hard-bounce');
        const delivery = await store.db
          .selectFrom('deliveries')
          .select('state')
          .executeTakeFirstOrThrow();
        expect(delivery.state).toBe('sent');

        await eraseReader(store.db, key, clock.now);
        expect(await importReaders(store, () => Readable.from([file]), terms)).toMatchObject({
          added: 0,
          heldBack: 1,
        });
      } finally {
        await postfix.close();
        await service.close();
      }
    },
  );
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
