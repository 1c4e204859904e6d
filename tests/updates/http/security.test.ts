import { connect } from 'node:net';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  confirmedReader,
  formType,
  knownReader,
  linkFor,
  listeningService,
  noLimits,
  readerRow,
  send,
  sendForm,
  siteOrigin,
  storeContents,
  subscribe,
} from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';
import { usualLimits } from '../../../src/updates/readers/joining/limits.ts';
import { clientAddress, networkOf } from '../../../src/updates/http/requests/client-network.ts';
import { filledByAPerson, formShown } from '../../../src/updates/http/requests/time-trap.ts';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { temporaryFolder } from '../set-up/temporary-folder.ts';

const hour = 3_600_000;
const day = 24 * hour;
let service: ListeningService;

beforeAll(async () => {
  service = await listeningService({ limits: noLimits });
});
afterAll(() => service.close());

describe('a state change', () => {
  const refused: [string, Record<string, string>][] = [
    ['no origin at all', {}],
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['a foreign origin that begins like ours', { Origin: `${siteOrigin}.evil.example` }],
    ['the site’s origin over another protocol', { Origin: siteOrigin.replace('https', 'http') }],
    ['Sec-Fetch-Site: cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    [
      'Sec-Fetch-Site: same-site',
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.onegoodweek.example' },
    ],
    [
      'an origin "null" with Sec-Fetch-Site: cross-site',
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
    ],
  ];

  test.each(refused)('is refused with %s, on every route but one-click', async (_, headers) => {
    const reader = await confirmedReader(service, 'guarded@example.com');
    await subscribe(service, 'guarded-pending@example.com');
    const pending = await knownReader(service, 'guarded-pending@example.com');
    const page = linkFor(service, 'preferences', reader);
    const routes = [
      '/updates/subscribe',
      linkFor(service, 'confirm', pending),
      ...['preferences', 'export', 'erase', 'withdraw'].map((name) =>
        page.replace('preferences', name),
      ),
    ];
    const before = await storeContents(service);
    for (const route of routes) {
      const answer = await send(service, 'POST', route, {
        headers: { 'Content-Type': formType, ...headers },
        body: 'email=x@example.com&frequency=weekly',
      });
      expect(answer.status, route).toBe(403);
      expect(answer.body).toContain('That didn’t come from our form.');
    }
    expect(await storeContents(service)).toBe(before);
  });

  test('is accepted from the site, from the service, and from a page of the same origin without referrer', async () => {
    const allowed: Record<string, string>[] = [
      { Origin: siteOrigin, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: new URL(service.settings.serviceUrl).origin },
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    ];
    for (const headers of allowed) {
      const answer = await send(service, 'POST', '/updates/subscribe', {
        headers: { 'Content-Type': formType, ...headers },
        body: 'email=allowed@example.com',
      });
      expect(answer.status, JSON.stringify(headers)).toBe(202);
    }
  });

  test('with an origin "null" and nothing else is accepted behind a signed link only', async () => {
    const headers = { Origin: 'null', 'Content-Type': formType };
    await subscribe(service, 'old-browser@example.com');
    const link = linkFor(service, 'confirm', await knownReader(service, 'old-browser@example.com'));
    expect((await send(service, 'POST', link, { headers, body: '' })).status).toBe(200);
    const form = await send(service, 'POST', '/updates/subscribe', {
      headers,
      body: 'email=n@example.com',
    });
    expect(form.status).toBe(403);
  });

  test.each(['application/json', 'text/plain', 'application/xml', ''])(
    'is refused as %j, which escapes a browser’s rules for forms',
    async (type) => {
      const answer = await send(service, 'POST', '/updates/subscribe', {
        headers: { Origin: siteOrigin, ...(type ? { 'Content-Type': type } : {}) },
        body: '{"email":"json@example.com"}',
      });
      expect(answer.status).toBe(415);
      expect(await readerRow(service, 'json@example.com')).toBeUndefined();
    },
  );
});

describe('a link', () => {
  test('of another purpose opens nothing', async () => {
    const reader = await confirmedReader(service, 'purposes@example.com');
    const before = await knownReader(service, 'purposes@example.com');
    const tokens = (['confirm', 'preferences', 'unsubscribe'] as const).map((purpose) => ({
      purpose,
      token: linkFor(service, purpose, reader).split('/').at(-1) ?? '',
    }));
    for (const { purpose, token } of tokens)
      for (const route of [
        'confirm',
        'preferences',
        'export',
        'erase',
        'withdraw',
        'unsubscribe',
      ]) {
        const own =
          purpose === route ||
          (purpose === 'preferences' && ['export', 'erase', 'withdraw'].includes(route));
        if (own) continue;
        const answer = await sendForm(service, `/updates/${route}/${token}`, {
          'List-Unsubscribe': 'One-Click',
          frequency: 'weekly',
        });
        expect([404, 410], `${purpose} at ${route}`).toContain(answer.status);
      }
    expect(await knownReader(service, 'purposes@example.com')).toEqual(before);
  });

  test('of another reader opens that reader’s page only', async () => {
    const one = await confirmedReader(service, 'one@example.com');
    const two = await confirmedReader(service, 'two@example.com');
    const mixed = linkFor(service, 'unsubscribe', one).replace(
      /(\/unsubscribe\/[^.]+\.)[^.]+/,
      `$1${two.id.toString(36)}`,
    );
    expect((await sendForm(service, mixed, { 'List-Unsubscribe': 'One-Click' })).status).toBe(404);
    expect(await knownReader(service, 'two@example.com')).toMatchObject({ state: 'active' });
  });

  test('to confirm is good for 72 hours', async () => {
    await subscribe(service, 'late@example.com');
    const link = linkFor(service, 'confirm', await knownReader(service, 'late@example.com'));
    service.clock.now += 72 * hour;
    const answer = await sendForm(service, link, {});
    const shown = await send(service, 'GET', link);
    service.clock.now -= 72 * hour;
    expect([answer.status, shown.status]).toEqual([410, 410]);
    expect(await knownReader(service, 'late@example.com')).toMatchObject({ state: 'pending' });
  });

  test('shows pages that are kept by nobody, told to nobody, and load nothing', async () => {
    const reader = await confirmedReader(service, 'private@example.com');
    const page = linkFor(service, 'preferences', reader);
    const links = [
      page,
      page.replace('preferences', 'erase'),
      linkFor(service, 'confirm', reader),
      linkFor(service, 'unsubscribe', reader),
      '/updates/confirm/forged',
    ];
    for (const link of links) {
      const { headers, body } = await send(service, 'GET', link);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'x-content-type-options': 'nosniff',
      });
      const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(body).toContain('<meta name="robots" content="noindex" />');
      expect(body).not.toMatch(/<script|<img|<link|<iframe| style=| on\w+=|@import|url\(/);
    }
  });

  test('leads nowhere else: there is no "next" to send a reader to', async () => {
    const reader = await confirmedReader(service, 'next@example.com');
    for (const name of ['next', 'redirect', 'return', 'url', 'continue']) {
      const link = `${linkFor(service, 'preferences', reader)}?${name}=https://evil.example/`;
      const shown = await send(service, 'GET', link);
      const sent = await sendForm(service, link, {
        frequency: 'each',
        [name]: 'https://evil.example/',
      });
      for (const { status, headers, body } of [shown, sent]) {
        expect(status).toBe(200);
        expect(headers['location']).toBeUndefined();
        expect(body).not.toContain('evil.example');
      }
    }
  });
});

describe('the client’s address', () => {
  test.each([
    ['203.0.113.9', undefined, 1, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
    ['127.0.0.1', '1.2.3.4, 198.51.100.1', 1, '198.51.100.1'],
    ['127.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['127.0.0.1', '198.51.100.1', 2, '127.0.0.1'],
    ['127.0.0.1', 'nonsense', 1, '127.0.0.1'],
    ['127.0.0.1', '', 1, '127.0.0.1'],
  ])('of %s with %j behind %i proxies is %s', (socket, forwarded, hops, expected) => {
    expect(clientAddress(socket, forwarded, hops)).toBe(expected);
  });

  test.each([
    ['198.51.100.77', '198.51.100.0/24'],
    ['::ffff:198.51.100.77', '198.51.100.0/24'],
    ['2001:db8:1:2ff:3:4:5:6', '2001:db8:1:200::/56'],
    ['2001:db8:1:200::', '2001:db8:1:200::/56'],
    ['2001:db8:1:300::1', '2001:db8:1:300::/56'],
    ['::1', '0:0:0:0::/56'],
    ['fe80::1%eth0', 'fe80:0:0:0::/56'],
    ['', 'unknown'],
  ])('%s is in the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('programs that fill in forms', () => {
  test('are recognised by the field that people don’t see, and told nothing', async () => {
    const person = await subscribe(service, 'person@example.com');
    const robot = await subscribe(service, 'trapped@example.com', 1, { company_website: 'x' });
    expect([robot.status, robot.body]).toEqual([person.status, person.body]);
    expect(await readerRow(service, 'trapped@example.com')).toBeUndefined();
    const { body } = await send(service, 'GET', '/updates/subscribe');
    expect(body).toMatch(/<div hidden>[\s\S]*name="company_website"[\s\S]*autocomplete="off"/);
  });

  test('are recognised by the time they take, once requests are many', async () => {
    const own = await listeningService({
      limits: { ...usualLimits, network: { slow: 0, most: 100 } },
    });
    const first = await subscribe(own, 'human@example.com');
    expect(first.body).toContain('Once more, please.');
    expect(first.body).toContain('value="human@example.com"');
    const shown = /name="shown" value="([^"]+)"/.exec(first.body)?.[1] ?? '';
    own.clock.now += 1999;
    expect((await subscribe(own, 'human@example.com', 1, { shown })).status).toBe(200);
    own.clock.now += 1;
    expect((await subscribe(own, 'human@example.com', 2, { shown })).status).toBe(200);
    expect(await readerRow(own, 'human@example.com')).toBeUndefined();
    expect((await subscribe(own, 'human@example.com', 1, { shown })).status).toBe(202);
    expect(await readerRow(own, 'human@example.com')).toBeDefined();
    await own.close();
  });

  test('can’t write the note of the time themselves', () => {
    const keys = service.secrets.linkKeys;
    const note = formShown('10.0.0.0/24', 1_000_000, keys);
    expect(filledByAPerson(note, '10.0.0.0/24', 1_002_000, keys)).toBe(true);
    const forgeries = [
      '',
      `${(900_000).toString(36)}.${note.split('.')[1] ?? ''}`,
      note.slice(0, -1),
      formShown('10.0.0.0/24', 1_000_000, [{ id: 'xxxx', key: Buffer.alloc(30) }]),
    ];
    for (const forged of forgeries)
      expect(filledByAPerson(forged, '10.0.0.0/24', 1_002_000, keys), forged).toBe(false);
    expect(filledByAPerson(note, '10.0.0.0/24', 1_000_000 + day + 1, keys)).toBe(false);
  });
});

describe('a request', () => {
  test('of more than 16 KB is refused, whether it says its length or not', async () => {
    const body = `email=${'a'.repeat(16 * 1024)}@example.com`;
    const headers = { 'Content-Type': formType, Origin: siteOrigin };
    expect((await send(service, 'POST', '/updates/subscribe', { headers, body })).status).toBe(413);
    const answer = await fetch(`${service.origin}/updates/subscribe`, {
      method: 'POST',
      headers,
      duplex: 'half',
      body: new ReadableStream({
        start(controller) {
          for (let part = 0; part < 17; part += 1) controller.enqueue(Buffer.alloc(1024, 'a'));
          controller.close();
        },
      }),
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  test('that never ends is cut off', async () => {
    const port = Number(new URL(service.origin).port);
    const began = Date.now();
    const closed = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let received = '';
      socket.on('data', (data) => (received += data.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(received));
      socket.write('POST /updates/subscribe HTTP/1.1\r\nHost: x\r\nContent-Le');
    });
    expect(closed).toMatch(/408|^$/);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  test('that fails inside changes nothing, says so, and shows no detail', async () => {
    const own = await listeningService();
    await own.store.db.schema.dropTable('limits').execute();
    const answer = await subscribe(own, 'broken@example.com');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('120');
    expect(answer.body).toContain('Nothing was changed');
    expect(answer.body).not.toMatch(/limits|sqlite|Error/i);
    expect(own.log.join('\n')).toMatch(/no such table/);
    await own.close();
  });
});

describe('secrets', () => {
  test('are made on the first run, for their owner’s eyes only, and kept', () => {
    const directory = temporaryFolder();
    const made = readSecrets(directory, {});
    const folder = join(directory, 'secrets');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(folder))
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect(readSecrets(directory, {})).toEqual(made);
    rmSync(directory, { recursive: true });
  });

  test('and addresses and links never reach the log', async () => {
    const own = await listeningService({ limits: noLimits });
    const reader = await confirmedReader(own, 'logged@example.com');
    const link = linkFor(own, 'preferences', reader);
    await own.store.db.schema.dropTable('subscribers').execute();
    await sendForm(own, link, { frequency: 'weekly' });
    await subscribe(own, 'logged@example.com');
    const log = own.log.join('\n');
    expect(log).toMatch(/failed/);
    for (const hidden of [
      'logged@example.com',
      link.split('/').at(-1) ?? 'x',
      own.secrets.addressKey.toString('hex'),
    ])
      expect(log).not.toContain(hidden);
    await own.close();
  });
});
