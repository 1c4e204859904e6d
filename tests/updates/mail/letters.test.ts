import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caniemail } from 'caniemail';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resumeIssue } from '../../../src/updates/deliveries/halting.ts';
import { readStatus } from '../../../src/updates/issues/status-figures.ts';
import { queueConfirmation } from '../../../src/updates/readers/joining/confirmation.ts';
import { asSample } from '../../../src/updates/mail/placeholders.ts';
import { reasonsForMail } from '../../../src/updates/readers/joining/consent-wording.ts';
import { openLink } from '../../../src/updates/readers/links/signed-links.ts';
import type { LinkPurpose } from '../../../src/updates/readers/links/signed-links.ts';
import {
  deliveryOfReturnPath,
  readerOfDelivery,
} from '../../../src/updates/inbound/return-path.ts';
import { digestContent } from '../../../src/updates/mail/digest-content.ts';
import { articleContent, confirmationContent } from '../../../src/updates/mail/issue-content.ts';
import { dangerousAddresses } from '../readers/dangerous-addresses.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

const rich = `<h2>One week</h2><p>Call <a href="https://elsewhere.example/a?b=1&amp;c=2">first</a>, é ü ” 周.</p>
<blockquote><p>Who said so?</p></blockquote><ul><li>One</li></ul>
<table><thead><tr><th>Deals</th><th>Price</th></tr></thead><tbody><tr><td>3</td><td>$900</td></tr></tbody></table>
<figure><img src="https://onegoodweek.example/pictures/a.png" alt="A pad" width="600" height="300"><figcaption>A pad</figcaption></figure>
<pre><code>a = b</code></pre><p>.</p><p>.. two dots</p>`;

eachStore('a delivered mail', (fresh) => {
  let newsroom: Newsroom;
  let publicKey: string;
  let dkim: { domain: string; selector: string; keyFile: string };
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyFile = join(newsroom.settings.directory, 'dkim.pem');
    writeFileSync(keyFile, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    dkim = { domain: 'onegoodweek.example', selector: 'updates', keyFile };
    await publish(newsroom.store, manifestOf(), { now: newsroom.clock.now });
  });
  afterEach(() => newsroom.close());

  const opened = (purpose: LinkPurpose, address: string | undefined) =>
    openLink(
      purpose,
      address?.split('/').at(-1) ?? '',
      newsroom.secrets.linkKeys,
      Math.floor(newsroom.clock.now / 1000),
    );

  test('is signed, unsubscribes with one click, and is readable as HTML and as text', async () => {
    const { store, sink, clock, secrets } = newsroom;
    await addReaders(store, 1);
    const { public_id: publicId } = await store.db
      .selectFrom('subscribers')
      .select('public_id')
      .executeTakeFirstOrThrow();
    await publish(store, manifestOf(article('delivered', { html: rich })), { now: clock.now });
    await newsroom.workUntilIdle({ dkim });
    const [mail] = sink.received;
    const raw = Buffer.from(mail?.raw ?? '', 'latin1');

    const verdict = await dkimVerify(raw, {
      resolver: (name: string) => {
        expect(name).toBe('updates._domainkey.onegoodweek.example');
        return Promise.resolve([[`v=DKIM1; k=rsa; p=${publicKey}`]]);
      },
    });
    expect(verdict.results).toMatchObject([
      { status: { result: 'pass' }, signingDomain: 'onegoodweek.example' },
    ]);
    const signed = /\bh=([^;]+);/
      .exec(mail?.raw ?? '')?.[1]
      ?.toLowerCase()
      .replace(/\s/g, '')
      .split(':');
    expect(signed).toEqual(
      expect.arrayContaining([
        'list-unsubscribe',
        'list-unsubscribe-post',
        'list-id',
        'from',
        'to',
        'subject',
      ]),
    );

    const parsed = await PostalMime.parse(raw);
    const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
    expect(parsed.to).toMatchObject([{ address: 'reader-1@readers.example', name: '' }]);
    expect(parsed.from).toMatchObject({
      name: 'One Good Week',
      address: 'dana@onegoodweek.example',
    });
    expect(parsed.subject).toBe('About delivered');
    expect(header('list-id')).toBe('<updates.onegoodweek.example>');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('content-type')).toMatch(/^multipart\/alternative/);
    const unsubscribe = /^<(https:[^>]+)>$/.exec(header('list-unsubscribe') ?? '')?.[1];
    expect(opened('unsubscribe', unsubscribe)).toMatchObject({ ok: true, publicId });

    const delivery = await store.db.selectFrom('deliveries').selectAll().executeTakeFirstOrThrow();
    expect(parsed.messageId).toBe(`<${delivery.message_id}>`);
    const readerOf = (id: number) => readerOfDelivery(store.db, id);
    expect(await deliveryOfReturnPath(mail?.from ?? '', secrets.linkKeys, readerOf)).toBe(
      delivery.id,
    );

    const links = [...(parsed.html ?? '').matchAll(/href="([^"]+)"/g)].map(
      ([, link]) => link ?? '',
    );
    expect(
      opened(
        'unsubscribe',
        links.find((link) => link.includes('/unsubscribe/')),
      ),
    ).toMatchObject({ ok: true });
    expect(
      opened(
        'preferences',
        links.find((link) => link.includes('/preferences/')),
      ),
    ).toMatchObject({ ok: true });
    expect(parsed.text).toContain('Who said so?');
    expect(parsed.text).toContain('\n.\n\n.. two dots');
    expect(parsed.text).toMatch(/Deals\s+Price\s+3\s+\$900/);
    expect(parsed.text).toContain('é ü ” 周');
    expect(parsed.text).toContain(links.find((link) => link.includes('/unsubscribe/')) ?? 'none');
    expect(`${parsed.html} ${parsed.text}`).not.toContain('reader.invalid');
  });

  test('follows nobody: every link leads where the article says, no picture but the article’s', async () => {
    const { store, sink, clock } = newsroom;
    await addReaders(store, 1);
    await publish(store, manifestOf(article('untracked', { html: rich })), { now: clock.now });
    await newsroom.workUntilIdle();
    const { html = '' } = await PostalMime.parse(
      Buffer.from(sink.received[0]?.raw ?? '', 'latin1'),
    );
    const addresses = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) =>
      (address ?? '').replaceAll('&amp;', '&').replace(/(unsubscribe|preferences)\/.*/, '$1/…'),
    );
    expect(addresses).toEqual([
      'https://onegoodweek.example',
      'https://elsewhere.example/a?b=1&c=2',
      'https://onegoodweek.example/pictures/a.png',
      'https://onegoodweek.example/articles/untracked/',
      'https://onegoodweek.example/updates/preferences/…',
      'https://onegoodweek.example/updates/unsubscribe/…',
    ]);
  });

  test('keeps its Message-ID over retries', async () => {
    const { store, sink, clock } = newsroom;
    await addReaders(store, 1);
    await publish(store, manifestOf(article('retried')), { now: clock.now });
    const identifiers: (string | undefined)[] = [];
    sink.behaviour.mail = () => '451 4.3.0 Try later';
    await newsroom.workUntilIdle();
    identifiers.push(
      (await store.db.selectFrom('deliveries').select('message_id').executeTakeFirst())?.message_id,
    );
    sink.behaviour = {};
    clock.now += 3_600_000;
    await newsroom.workUntilIdle();
    identifiers.push(/Message-ID: <(.+)>/i.exec(sink.received[0]?.raw ?? '')?.[1]);
    expect(identifiers[0]).toBeDefined();
    expect(identifiers[1]).toBe(identifiers[0]);
  });

  test('reaches its reader alone, whatever stands in the store, the title or the subject', async () => {
    const { store, sink, clock } = newsroom;
    const readers = await addReaders(store, dangerousAddresses.length + 1);
    for (const [index, { text }] of dangerousAddresses.entries()) {
      // PostgreSQL itself refuses NUL and half a surrogate pair.
      await store.db
        .updateTable('subscribers')
        .set({ email: text })
        .where('id', '=', readers[index] ?? 0)
        .execute()
        .catch(() => undefined);
    }
    const nasty = article('nasty-title', {
      title: 'Hello\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>',
      subject: 'Hi\r\nBcc: victim@example.org\r\n.\r\nMAIL FROM:<victim@example.org>',
    });
    const [sealed] = await publish(store, manifestOf(nasty), { now: clock.now });
    await newsroom.workUntilIdle();
    // Addresses that no mail can be written to halt it, until a person has found them to be at fault.
    while ((await readStatus(store, clock.now)).issues.some(({ state }) => state === 'halted')) {
      await resumeIssue(store, sealed?.id ?? 0, clock.now, 'accept');
      await newsroom.workUntilIdle();
    }
    const stored = await store.db.selectFrom('subscribers').select('email').execute();
    const intended = new Set(stored.map(({ email }) => email.toLowerCase().trim()));
    expect(sink.copies().get(`reader-${readers.length}@readers.example`)).toBe(1);
    for (const { to, raw } of sink.received) {
      expect(intended).toContain(to.toLowerCase());
      expect(to).not.toMatch(/victim/);
      const [headers = ''] = raw.split('\r\n\r\n');
      expect(headers).not.toMatch(/^Bcc:/im);
      expect(headers.match(/^(?:To|Subject|From):/gim)).toHaveLength(3);
      expect((await PostalMime.parse(Buffer.from(raw, 'latin1'))).html).not.toMatch(/<script/);
    }
  });

  test('says at its foot what is true of that reader: who came from another list never confirmed by mail', async () => {
    const { store, sink, clock } = newsroom;
    const ids = await addReaders(store, 2);
    const consent = JSON.stringify({ how: 'import', wording: 'the old list', asked: '2026-01-01' });
    await store.db
      .updateTable('subscribers')
      .set({ consent })
      .where('id', '=', ids[1] ?? 0)
      .execute();
    await publish(store, manifestOf(article('foot')), { now: clock.now });
    await newsroom.workUntilIdle();
    const texts = new Map<string, string>();
    for (const { to, raw } of sink.received)
      texts.set(to, (await PostalMime.parse(Buffer.from(raw, 'latin1'))).text ?? '');
    expect(texts.get('reader-1@readers.example')).toContain(reasonsForMail.form);
    expect(texts.get('reader-2@readers.example')).toContain(reasonsForMail.import);
    expect(texts.get('reader-2@readers.example')).not.toContain('confirmed');
  });

  test('a confirmation doesn’t wait behind an issue, goes out once, and again only when asked for again', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.answerAfter = 20;
    await addReaders(store, 30);
    await publish(store, manifestOf(article('second')), { now: clock.now });
    const [pending = 0] = await addReaders(store, 1, { domain: () => 'pending.example' });
    await store.db
      .updateTable('subscribers')
      .set({ state: 'pending', confirmed_at: null, created_at: clock.now })
      .where('id', '=', pending)
      .execute();
    const { public_id: publicId } = await store.db
      .selectFrom('subscribers')
      .select('public_id')
      .where('id', '=', pending)
      .executeTakeFirstOrThrow();
    const ask = () =>
      queueConfirmation(store.db, { subscriberId: pending, domain: 'pending.example' }, clock.now);
    await ask();
    await ask();
    await newsroom.workUntilIdle({ connections: 1 });
    expect(sink.received).toHaveLength(31);
    const place = sink.received.findIndex(({ to }) => to.endsWith('@pending.example'));
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(15);
    const parsed = await PostalMime.parse(Buffer.from(sink.received[place]?.raw ?? '', 'latin1'));
    expect(parsed.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
    const link = /href="([^"]+\/confirm\/[^"]+)"/.exec(parsed.html ?? '')?.[1];
    expect(opened('confirm', link)).toMatchObject({ ok: true, publicId });
    await ask();
    await newsroom.workUntilIdle();
    expect(sink.copies().get('reader-1@pending.example')).toBe(2);
  });

  test('without a relay every mail is a file only its owner can read', async () => {
    const { store, clock, settings } = newsroom;
    await addReaders(store, 3);
    await publish(store, manifestOf(article('filed')), { now: clock.now });
    await newsroom.workUntilIdle({ smtp: null, serviceUrl: 'http://localhost:4321/updates/' });
    const outbox = join(settings.directory, 'outbox');
    const files = readdirSync(outbox);
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect(file).toMatch(/^[0-9a-f]{32}@onegoodweek\.example\.eml$/);
      expect(statSync(join(outbox, file)).mode & 0o777).toBe(0o600);
      expect(await PostalMime.parse(readFileSync(join(outbox, file)))).toMatchObject({
        subject: 'About filed',
      });
    }
  });
});

describe('how mails look', () => {
  const article8 = article('looks', { html: rich });
  const digested = {
    content_id: 'looks',
    url: article8.url,
    title: 'A title & more <3',
    description: 'What it is & why.',
    published: Date.parse(article8.published),
  };
  const mails = {
    article: articleContent(article8, 'Dana Whitlock, 1 Main Street'),
    digest: digestContent('The week of November 16 to 22', [digested, digested], null),
    confirmation: confirmationContent(null),
  };

  // What a program that doesn't know it can do without: dark mode, the hidden preview line, the width
  // of a column on a large screen, the body's own style, which the cell repeats, what a layout table is
  // to a screen reader, the wrapping of code, and a picture's height where it has its own.
  const dispensable = new Set([
    '@media',
    '@media (prefers-color-scheme)',
    'color-scheme meta tag',
    '<style> element',
    '<body> element',
    'display:none',
    'max-height property',
    'overflow',
    'overflow property',
    'max-width property',
    'role attribute',
    'white-space',
    'height property',
  ]);

  test.each(Object.entries(mails))(
    '%s: clean by what mail programs are known to support',
    (_, { html }) => {
      const { issues } = caniemail({
        clients: ['gmail.*', 'apple-mail.*', 'outlook.*', 'yahoo.*'],
        html,
      });
      const found = [...issues.errors].flatMap(([client, errors]) =>
        errors
          .filter(({ title }) => !dispensable.has(title))
          .map(({ title }) => `${client}: ${title}`),
      );
      expect(found).toEqual([]);
    },
  );

  test.each(Object.entries(mails))(
    '%s: dark mode, one column, nothing loaded, text for text readers',
    (_, { html, text }) => {
      expect(html).toContain('<meta name="color-scheme" content="light dark">');
      expect(html).toContain('prefers-color-scheme: dark');
      expect(html).not.toMatch(/<(?:script|link|iframe|form)\b|url\(|@import/i);
      expect(text.length).toBeGreaterThan(80);
      expect(text).not.toMatch(/<\/?[a-z]/i);
      expect(Buffer.byteLength(html)).toBeLessThan(90 * 1024);
    },
  );

  test('the foot says why it came, how to change it and how to stop', () => {
    expect(asSample(mails.article.text)).toContain(reasonsForMail.form);
    expect(asSample(mails.confirmation.text)).toContain('You chose: Every article.');
    expect(mails.article.text).toContain('https://reader.invalid/preferences');
    expect(mails.article.text).toContain('https://reader.invalid/unsubscribe');
    expect(mails.article.html).toContain('Dana Whitlock, 1 Main Street');
    expect(mails.digest.html).toContain('A title &amp; more &lt;3');
  });

  test('an article of more than 90 KB becomes its summary and a link', () => {
    const long = articleContent(
      article('long-one', { html: '<p>Call first.</p>'.repeat(3000) }),
      null,
    );
    expect(long.isSummary).toBe(true);
    expect(Buffer.byteLength(long.html)).toBeLessThan(10_000);
    expect(long.html).toContain('What a rep does on a Monday, and why.');
    expect(long.text).toContain('https://onegoodweek.example/articles/long-one/');
  });
});
