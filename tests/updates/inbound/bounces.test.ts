import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseReader } from '../../../src/updates/readers/leaving.ts';
import { bounceSeverity } from '../../../src/updates/inbound/bounce-severity.ts';
import { recordMailReport } from '../../../src/updates/inbound/recording.ts';
import { returnPath } from '../../../src/updates/inbound/return-path.ts';
import {
  confirmedReader,
  keyOf,
  knownReader,
  listeningService,
  noLimits,
  storeContents,
  subscribe,
} from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';
import { dangerousAddresses } from '../readers/dangerous-addresses.ts';
import { complaintReport, exchangeReport, outOfOffice, postfixReport } from './reports.ts';
import { eachStore } from '../set-up/each-store.ts';

const day = 24 * 3_600_000;

describe('a delivery report’s verdict', () => {
  test.each([
    ['failed', '5.1.1', '', 'hard'],
    ['failed', '5.1.10', 'smtp;550 5.1.10 not found', 'hard'],
    ['failed', '5.1.2', '', 'hard'],
    ['failed', '5.2.1', '', 'hard'],
    ['failed', '5.0.0', 'smtp; 550 5.1.1 user unknown', 'hard'],
    ['failed', '', 'smtp; 550 5.1.1 user unknown', 'hard'],
    ['FAILED', ' 5.1.1 (bad destination)', '', 'hard'],
    ['failed', '5.2.2', 'smtp; 552 5.2.2 mailbox full', 'soft'],
    ['failed', '5.7.1', 'smtp; 550 5.7.1 rejected by policy; see 5.1.1', 'soft'],
    ['failed', '4.4.7', '', 'soft'],
    ['failed', '5.0.0', 'smtp; 550 no', 'soft'],
    ['failed', 'nonsense', '', 'soft'],
    ['delayed', '4.4.1', '', 'none'],
    ['delivered', '2.0.0', '', 'none'],
    ['relayed', '5.1.1', '', 'none'],
    ['', '5.1.1', '', 'none'],
  ] as const)('for action %j, status %j, words %j is %s', (action, status, words, verdict) => {
    expect(bounceSeverity(action, status, words)).toBe(verdict);
  });
});

eachStore('reports on standard input', (fresh) => {
  let service: ListeningService;
  beforeAll(async () => {
    service = await listeningService({ store: await fresh(), limits: noLimits });
  });
  afterAll(() => service.close());

  const pathOf = async (email: string): Promise<string> => {
    const { id, public_id: publicId } = await knownReader(service, email);
    const delivery = await service.store.db
      .selectFrom('deliveries')
      .select('id')
      .where('subscriber_id', '=', id)
      .executeTakeFirstOrThrow();
    return returnPath(
      'bounces@onegoodweek.example',
      { id: delivery.id, publicId },
      service.secrets.linkKeys,
    );
  };
  const record = (raw: Buffer, recipient?: string) =>
    recordMailReport(service.store.db, raw, {
      ...(recipient === undefined ? {} : { recipient }),
      keys: service.secrets.linkKeys,
      now: service.clock.now,
    });
  const suppression = (email: string) =>
    service.store.db
      .selectFrom('suppressions')
      .select('reason')
      .where('email_key', '=', keyOf(service, email))
      .executeTakeFirst();
  const anotherMail = async (email: string): Promise<void> => {
    const { id } = await knownReader(service, email);
    await service.store.db
      .updateTable('deliveries')
      .set({ state: 'sent' })
      .where('subscriber_id', '=', id)
      .execute();
    await subscribe(service, email);
  };

  test.each([
    ['Postfix', postfixReport],
    ['Exchange', exchangeReport],
  ])(
    'that an address doesn’t exist, as %s writes it, suppresses it for good',
    async (name, report) => {
      const email = `gone-${name}@example.com`;
      await confirmedReader(service, email);
      const raw = report({ to: await pathOf(email) });
      expect(await record(raw)).toMatchObject({ outcome: 'suppressed' });
      expect(await suppression(email)).toEqual({ reason: 'hard-bounce' });
      expect(await record(raw)).toMatchObject({ outcome: 'duplicate' });
    },
  );

  test('are found by the address the mail server hands over, when the message doesn’t tell', async () => {
    await confirmedReader(service, 'piped@example.com');
    const raw = postfixReport({ to: 'undisclosed@onegoodweek.example' });
    expect(await record(raw)).toMatchObject({ outcome: 'ignored' });
    expect(await record(raw, await pathOf('piped@example.com'))).toMatchObject({
      outcome: 'suppressed',
    });
  });

  test('of a full mailbox pause a reader at the third within 30 days; a duplicate counts once', async () => {
    const email = 'full@example.com';
    await confirmedReader(service, email);
    const outcomes = [];
    for (let mail = 0; mail < 3; mail += 1) {
      service.clock.now += day;
      const raw = postfixReport({
        to: await pathOf(email),
        status: '5.2.2',
        diagnostic: 'smtp; 552 5.2.2 mailbox is full',
      });
      outcomes.push((await record(raw)).outcome, (await record(raw)).outcome);
      await anotherMail(email);
    }
    expect(outcomes).toEqual([
      'counted',
      'duplicate',
      'counted',
      'duplicate',
      'paused',
      'duplicate',
    ]);
    expect(await knownReader(service, email)).toMatchObject({ state: 'paused' });
    expect(await suppression(email)).toBeUndefined();
  });

  test('of a full mailbox spread over more than 30 days pause nobody', async () => {
    const email = 'slow@example.com';
    await confirmedReader(service, email);
    for (let mail = 0; mail < 5; mail += 1) {
      service.clock.now += 16 * day;
      const raw = postfixReport({
        to: await pathOf(email),
        status: '4.2.2',
        diagnostic: 'smtp; 452 4.2.2 mailbox is full',
      });
      expect(await record(raw)).toMatchObject({ outcome: 'counted' });
      await anotherMail(email);
    }
    expect(await knownReader(service, email)).toMatchObject({ state: 'active' });
  });

  test('that a reader complained unsubscribe and suppress, by the envelope or the enclosed mail', async () => {
    for (const [email, where] of [
      ['cross@example.com', 'envelope'],
      ['crosser@example.com', 'enclosed'],
    ] as const) {
      await confirmedReader(service, email);
      const path = await pathOf(email);
      const raw =
        where === 'envelope'
          ? complaintReport({ originalFrom: path })
          : complaintReport({ originalFrom: '', returnPath: path });
      expect(await record(raw)).toMatchObject({ outcome: 'suppressed' });
      expect(await knownReader(service, email)).toMatchObject({ state: 'unsubscribed' });
      expect(await suppression(email)).toEqual({ reason: 'complaint' });
    }
  });

  test('that are forged, of another kind or not reports at all change nothing', async () => {
    const email = 'untouched@example.com';
    await confirmedReader(service, email);
    const path = await pathOf(email);
    const { public_id: publicId } = await knownReader(service, email);
    const foreign = returnPath('bounces@onegoodweek.example', { id: 1, publicId }, [
      { id: service.secrets.linkKeys[0].id, key: Buffer.alloc(30, 7) },
    ]);
    const before = await storeContents(service);
    const messages: Buffer[] = [
      postfixReport({ to: foreign }),
      postfixReport({ to: path.replace('+', '+1') }),
      postfixReport({ to: 'bounces@onegoodweek.example', recipient: email }),
      postfixReport({ to: path, action: 'delayed', status: '4.4.1' }),
      postfixReport({ to: path, action: 'delivered', status: '2.0.0' }),
      complaintReport({ originalFrom: foreign }),
      complaintReport({ originalFrom: path, type: 'not-spam' }),
      outOfOffice(path),
      Buffer.from(''),
      Buffer.from('\0\0\0'),
      Buffer.alloc(64 * 1024, 'a'),
      Buffer.from(`${'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(400)}`),
      Buffer.concat([
        Buffer.from(
          `To: ${path}\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n`,
        ),
        postfixReport({ to: path }),
      ]),
    ];
    for (const message of messages)
      expect((await record(message)).outcome, message.subarray(0, 300).toString()).toBe('ignored');
    expect(await storeContents(service)).toBe(before);
  });

  test('with anything where an address belongs change nothing and never fail', async () => {
    await confirmedReader(service, 'calm@example.com');
    const before = await storeContents(service);
    for (const { text, name } of dangerousAddresses) {
      expect((await record(postfixReport({ to: text, recipient: text }))).outcome, name).toBe(
        'ignored',
      );
      expect((await record(complaintReport({ originalFrom: text }), text)).outcome, name).toBe(
        'ignored',
      );
    }
    expect(await storeContents(service)).toBe(before);
  });

  test('keep an address suppressed after it was erased, and a report about it afterwards is ignored', async () => {
    const email = 'deleted@example.com';
    await confirmedReader(service, email);
    const path = await pathOf(email);
    await record(postfixReport({ to: path }));
    await eraseReader(service.store.db, keyOf(service, email), service.clock.now);
    expect(await suppression(email)).toEqual({ reason: 'hard-bounce' });
    expect(await record(postfixReport({ to: path, status: '5.2.2' }))).toMatchObject({
      outcome: 'ignored',
    });
  });
});
