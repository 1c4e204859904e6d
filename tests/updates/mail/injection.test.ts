import { Readable } from 'node:stream';
import { domainToUnicode } from 'node:url';
import { expect, test } from 'vitest';
import { recordManifest } from '../../../src/updates/issues/articles.ts';
import { importReaders } from '../../../src/updates/reader-lists/import-readers.ts';
import { recordMailReport } from '../../../src/updates/inbound/recording.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';
import { dangerousAddresses } from '../readers/dangerous-addresses.ts';
import { eachStore } from '../set-up/each-store.ts';
import {
  confirmedReader,
  listeningService,
  noLimits,
  sendForm,
  subscribe,
} from '../set-up/listening-service.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import { article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { complaintReport, postfixReport } from '../inbound/reports.ts';
import { until } from '../set-up/waiting.ts';

// Unusual, and allowed: each is one mailbox, however it is read.
const unusual = [
  "o'neill@example.com",
  'dana+blog@example.com',
  "!#$%&'*/?^_`{|}~@example.com",
  'x@xn--bcher-kva.example',
  `${'l'.repeat(64)}@example.com`,
];

/** The sink shows domains in their own script. */
function asTheSinkWritesIt(email: string): string {
  const at = email.lastIndexOf('@') + 1;
  return email.slice(0, at) + domainToUnicode(email.slice(at));
}

eachStore('text that misleads mail software', (fresh) => {
  test(
    'reaches nobody through form, import and reports; only those who asked are mailed',
    { timeout: 120_000 },
    async () => {
      const sink = await startMailSink();
      const service = await listeningService({
        store: await fresh(),
        limits: noLimits,
        variables: {
          SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
          SMTP_WITHOUT_TLS: 'yes',
          MAIL_BOUNCES: 'bounces@onegoodweek.example',
        },
      });
      const { store, settings, secrets, clock } = service;
      const terms = { declared: 'form on the old blog', addressKey: secrets.addressKey, now: 1 };
      await recordManifest(store, manifestOf(), clock.now - 1);

      for (const email of unusual) await confirmedReader(service, email);
      for (const { text, name } of dangerousAddresses) {
        const answer = await subscribe(service, text);
        expect([413, 422], name).toContain(answer.status);
        for (const field of ['frequency', 'shown', 'company_website'])
          expect(
            (await sendForm(service, '/updates/subscribe', { email: '', [field]: text })).status,
            name,
          ).toBeGreaterThanOrEqual(413);
        const file = `email,frequency\n"${text.replaceAll('"', '""')}",each\n`;
        const imported = await importReaders(
          store,
          () => Readable.from([Buffer.from(file)]),
          terms,
        );
        expect(imported, name).toMatchObject({ added: 0 });
        for (const raw of [
          postfixReport({ to: text, recipient: text }),
          complaintReport({ originalFrom: text, returnPath: text }),
        ])
          expect(
            await recordMailReport(store.db, raw, {
              recipient: text,
              keys: secrets.linkKeys,
              now: clock.now,
            }),
            name,
          ).toMatchObject({ outcome: 'ignored' });
      }

      clock.now += 60_000;
      const [issue] = await publish(store, manifestOf(article('letter')), { now: clock.now });
      expect(issue?.expected).toBe(unusual.length);
      const worker = startWorker({
        store,
        settings: { ...settings, hold: 0 },
        secrets,
        now: () => clock.now,
        rest: 20,
      });
      await until(() => sink.received.length >= 2 * unusual.length, 60_000);
      await worker.stop();
      expect(Object.fromEntries(sink.copies())).toEqual(
        Object.fromEntries(unusual.map((email) => [asTheSinkWritesIt(email), 2])),
      );
      for (const { raw, to } of sink.received) {
        const [head = ''] = raw.split('\r\n\r\n');
        expect(head.match(/^(?:to|cc|bcc|from):/gim)).toHaveLength(2);
        const [address = ''] = unusual.filter((email) => asTheSinkWritesIt(email) === to);
        expect(head.replaceAll('\r\n ', ' ')).toContain(address);
        expect(raw).not.toMatch(/victim/);
      }
      await sink.close();
      await service.close();
    },
  );
});
