import { execFileSync } from 'node:child_process';
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signedText } from '../../../src/updates/inbound/providers/amazon-sns.ts';
import type { SnsMessage } from '../../../src/updates/inbound/providers/amazon-sns.ts';
import { providerReports } from '../../../src/updates/http/provider-reports.ts';
import { usualLimits } from '../../../src/updates/readers/joining/limits.ts';
import { confirmedReader, listeningService, readerRow, send } from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

const topic = 'arn:aws:sns:us-east-1:123456789012:bounces';
const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

// A key and a certificate of our own in place of Amazon's.
execFileSync(
  'openssl',
  [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=sns.amazonaws.com',
    '-days',
    '2',
  ].concat(['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]),
  { stdio: 'ignore' },
);
const key = readFileSync(join(folder, 'key.pem'), 'utf8');
const certificate = readFileSync(join(folder, 'cert.pem'), 'utf8');

/** As Amazon SES writes a permanent bounce, a transient one, a complaint and a delivery. */
const ses = {
  permanent: (email: string, feedbackId: string) => ({
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      reportingMTA: 'dns; email.example.com',
      bouncedRecipients: [
        {
          emailAddress: email,
          status: '5.1.1',
          action: 'failed',
          diagnosticCode: `smtp; 550 5.1.1 <${email}>... User`,
        },
      ],
      bounceSubType: 'General',
      timestamp: '2016-01-27T14:59:38.237Z',
      feedbackId,
      remoteMtaIp: '127.0.2.0',
    },
    mail: {
      timestamp: '2016-01-27T14:59:38.237Z',
      source: 'letters@example.com',
      sourceArn: 'arn:aws:ses:us-east-1:888888888888:identity/example.com',
      sendingAccountId: '123456789012',
      messageId: '00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa0680-000000',
      destination: [email],
    },
  }),
  transient: (email: string, feedbackId: string) => ({
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Transient',
      bounceSubType: 'MailboxFull',
      bouncedRecipients: [{ emailAddress: email }],
      timestamp: '2016-01-27T14:59:38.237Z',
      feedbackId,
    },
    mail: { messageId: '000001378603177f-7a5433e7-8edb-42ae-af10-f0181f34d6ee-000000' },
  }),
  complaint: (email: string, feedbackId: string) => ({
    notificationType: 'Complaint',
    complaint: {
      userAgent: 'AnyCompany Feedback Loop (V0.01)',
      complainedRecipients: [{ emailAddress: email }],
      complaintFeedbackType: 'abuse',
      arrivalDate: '2016-01-27T14:59:38.237Z',
      timestamp: '2016-01-27T14:59:38.237Z',
      feedbackId,
    },
    mail: { messageId: '000001378603177f-7a5433e7-8edb-42ae-af10-f0181f34d6ee-000000' },
  }),
  delivery: { notificationType: 'Delivery', delivery: { recipients: ['a@example.com'] }, mail: {} },
};

function sns(
  message: object | string,
  changes: Partial<SnsMessage> = {},
  version: '1' | '2' = '2',
): string {
  const unsigned: SnsMessage = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: topic,
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: '2016-01-27T14:59:38.237Z',
    SignatureVersion: version,
    Signature: '',
    SigningCertURL:
      'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem',
    ...changes,
  };
  const sign = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256').update(signedText(unsigned));
  return JSON.stringify({ ...unsigned, Signature: sign.sign(key, 'base64') });
}

/** As Postmark writes it. */
function postmark(email: string, changes: object = {}): object {
  return {
    RecordType: 'Bounce',
    MessageStream: 'outbound',
    ID: 4323372036854,
    Type: 'HardBounce',
    TypeCode: 1,
    Name: 'Hard bounce',
    Tag: 'Test',
    MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
    Metadata: { a_key: 'a_value' },
    ServerID: 23,
    Description:
      'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
    Details: 'Test bounce details',
    Email: email,
    From: 'letters@example.com',
    BouncedAt: '2019-11-05T16:33:54.9070259Z',
    DumpAvailable: true,
    Inactive: true,
    CanActivate: true,
    Subject: 'Test subject',
    ...changes,
  };
}

let service: ListeningService;
const visited: string[] = [];
const reporting = (path: string, body: string, headers: Record<string, string> = {}) => {
  // Bounces count from the confirmation on.
  service.clock.now += 1000;
  return providerReports(
    { ...service, limits: usualLimits, now: () => service.clock.now, log: () => undefined },
    {
      certificateOf: () => Promise.resolve(certificate),
      visit: (address) => Promise.resolve(visited.push(address)),
    },
  ).request(path, { method: 'POST', body, headers });
};
const bySes = async (message: string) => (await reporting('/reports/ses', message)).status;
const byPostmark = async (body: object, password = 'postmark:a-long-password') =>
  (
    await reporting('/reports/postmark', JSON.stringify(body), {
      'Content-Type': 'application/json',
      Authorization: `Basic ${Buffer.from(password).toString('base64')}`,
    })
  ).status;
const suppression = async (email: string) => {
  const row = await readerRow(service, email);
  const held = await service.store.db
    .selectFrom('suppressions')
    .select('reason')
    .where('email_key', '=', row?.email_key ?? '')
    .executeTakeFirst();
  return [row?.state, held?.reason];
};

beforeEach(async () => {
  service = await listeningService({
    variables: { BOUNCES_SES_TOPIC: topic, BOUNCES_POSTMARK: 'postmark:a-long-password' },
  });
});
afterEach(() => service.close());

describe('Amazon SES, by way of SNS', () => {
  test.each(['1', '2'] as const)(
    'with signature version %s has a dead address suppressed, counts full mailboxes, and takes who complained off',
    async (version) => {
      await confirmedReader(service, 'jane@example.com');
      await confirmedReader(service, 'full@example.net');
      await confirmedReader(service, 'angry@example.org');
      expect(await bySes(sns(ses.permanent('Jane@example.com', 'one'), {}, version))).toBe(204);
      expect(await suppression('jane@example.com')).toEqual(['active', 'hard-bounce']);
      for (const id of ['a', 'a', 'b'])
        expect(await bySes(sns(ses.transient('full@example.net', id), {}, version))).toBe(204);
      expect(await suppression('full@example.net')).toEqual(['active', undefined]);
      await bySes(sns(ses.transient('full@example.net', 'c'), {}, version));
      expect(await suppression('full@example.net')).toEqual(['paused', undefined]);
      expect(await bySes(sns(ses.complaint('angry@example.org', 'two'), {}, version))).toBe(204);
      expect(await suppression('angry@example.org')).toEqual(['unsubscribed', 'complaint']);
      expect(await bySes(sns(ses.delivery, {}, version))).toBe(204);
      expect(await bySes(sns(ses.permanent('nobody@example.com', 'three'), {}, version))).toBe(204);
    },
  );

  test('is believed only with Amazon’s own signature, over this very topic', async () => {
    await confirmedReader(service, 'jane@example.com');
    const genuine = sns(ses.permanent('jane@example.com', 'one'));
    const forged = [
      genuine.replace('jane@', 'Jane@'),
      genuine.replace('"SignatureVersion":"2"', '"SignatureVersion":"1"'),
      sns(ses.permanent('jane@example.com', 'one'), { TopicArn: `${topic}-of-another` }),
      ...[
        'https://sns.us-east-1.amazonaws.com.evil.example/SimpleNotificationService-f3.pem',
        'https://evil.example/SimpleNotificationService-f3.pem',
        'http://sns.us-east-1.amazonaws.com/SimpleNotificationService-f3.pem',
        'https://sns.us-east-1.amazonaws.com/other/SimpleNotificationService-f3.pem',
        'https://evil@sns.us-east-1.amazonaws.com/SimpleNotificationService-f3.pem',
      ].map((SigningCertURL) => sns(ses.permanent('jane@example.com', 'one'), { SigningCertURL })),
      'no JSON',
      '{}',
    ];
    for (const message of forged) expect(await bySes(message)).toBe(403);
    expect(await suppression('jane@example.com')).toEqual(['active', undefined]);
    expect(await bySes(sns('no JSON either'))).toBe(400);
    expect(await bySes(genuine)).toBe(204);
  });

  test('has its subscription confirmed at Amazon’s address only', async () => {
    const asked = (SubscribeURL: string) =>
      sns('You have chosen to subscribe to the topic.', {
        Type: 'SubscriptionConfirmation',
        Token: '2336412f37',
        SubscribeURL,
      });
    const genuine = `https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topic}&Token=2336412f37`;
    expect(await bySes(asked('https://evil.example/?Action=ConfirmSubscription'))).toBe(204);
    expect(visited).toEqual([]);
    expect(await bySes(asked(genuine))).toBe(204);
    expect(visited).toEqual([genuine]);
  });
});

describe('Postmark', () => {
  test('has a dead address suppressed, counts soft bounces, and takes who complained off', async () => {
    await confirmedReader(service, 'john@example.com');
    await confirmedReader(service, 'full@example.net');
    await confirmedReader(service, 'angry@example.org');
    expect(await byPostmark(postmark('john@example.com'))).toBe(204);
    expect(await suppression('john@example.com')).toEqual(['active', 'hard-bounce']);
    for (const ID of [1, 1, 2, 3])
      await byPostmark(postmark('full@example.net', { ID, Type: 'SoftBounce', TypeCode: 4096 }));
    expect(await suppression('full@example.net')).toEqual(['paused', undefined]);
    const complaint = { RecordType: 'SpamComplaint', Type: 'SpamComplaint', TypeCode: 512 };
    expect(await byPostmark(postmark('angry@example.org', complaint))).toBe(204);
    expect(await suppression('angry@example.org')).toEqual(['unsubscribed', 'complaint']);
  });

  test('is believed only with its password; other events change nothing', async () => {
    await confirmedReader(service, 'john@example.com');
    expect(await byPostmark(postmark('john@example.com'), 'postmark:wrong')).toBe(401);
    expect(await byPostmark({ Email: 'john@example.com' })).toBe(400);
    expect(await byPostmark(postmark('john@example.com', { Type: 'AutoResponder' }))).toBe(204);
    expect(await byPostmark({ RecordType: 'Open', Recipient: 'john@example.com' })).toBe(204);
    expect(await suppression('john@example.com')).toEqual(['active', undefined]);
  });
});

test('over the socket they are there only where they are set, and pass what readers’ forms have to', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const asked = (path: string) =>
    send(service, 'POST', `/updates/reports/${path}`, { headers, body: '{}' });
  expect((await asked('postmark')).status).toBe(401);
  expect((await asked('ses')).status).toBe(403);
  await service.close();
  service = await listeningService();
  expect([415, 404, 403]).toContain((await asked('postmark')).status);
});
