import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordManifest } from '../../../src/updates/issues/articles.ts';
import { suppress } from '../../../src/updates/readers/suppression.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';
import type { Worker } from '../../../src/updates/worker/worker-options.ts';
import { openBrowser } from '../../browser/browser-launch.ts';
import {
  keyOf,
  knownReader,
  listeningService,
  noLimits,
  readerRow,
  send,
  storeContents,
  subscribe,
} from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';
import { article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';

vi.setConfig({ testTimeout: 120_000 });

let service: ListeningService;
let worker: Worker;
let browser: Browser;

beforeAll(async () => {
  service = await listeningService({ limits: noLimits });
  worker = startWorker({
    store: service.store,
    settings: { ...service.settings, hold: 0 },
    secrets: service.secrets,
    now: () => service.clock.now,
    rest: 20,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await worker.stop();
  await service.close();
});

/** The newest mail an address got, once it is there. */
async function mailTo(address: string, subject: RegExp): Promise<Email> {
  let found: Email | undefined;
  await until(
    async () => {
      const outbox = join(service.directory, 'outbox');
      const names = await readdir(outbox).catch(() => []);
      for (const name of names.filter((file) => file.endsWith('.eml'))) {
        const mail = await PostalMime.parse(await readFile(join(outbox, name)));
        if (mail.to?.[0]?.address === address && subject.test(mail.subject ?? '')) found = mail;
      }
      return found !== undefined;
    },
    20_000,
    `the mail to ${address}`,
  );
  if (!found) throw new Error('no mail');
  return found;
}

/** Every address of ours in a mail: its HTML, its text and its headers. */
function linksIn(mail: Email): string[] {
  const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const text = [mail.html ?? '', mail.text ?? '', header].join('\n');
  const links = text.match(/http:\/\/localhost:\d+\/updates\/[^\s"'<>)\]]+/g) ?? [];
  return [...new Set(links.map((link) => link.replaceAll('&amp;', '&')))];
}

/** Opens a link as a scanner with a whole browser does: with script, then every link on the page. */
async function scan(page: Page, link: string, depth = 1): Promise<void> {
  await page.goto(link, { waitUntil: 'load' });
  await page.waitForTimeout(100);
  if (depth === 0) return;
  const further = await page.$$eval('a[href]', (anchors) =>
    anchors.map((anchor) => (anchor instanceof HTMLAnchorElement ? anchor.href : '')),
  );
  for (const next of further.filter((href) => href.includes('/updates/')))
    await scan(page, next, depth - 1);
}

async function openedByScanners(links: readonly string[]): Promise<void> {
  for (const link of links) {
    const path = new URL(link).pathname;
    for (const method of ['GET', 'HEAD'])
      expect((await send(service, method, path)).status).toBe(200);
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const link of links) await scan(page, link);
  await context.close();
}

describe('a scanner that opens every link in a mail', () => {
  test('confirms nobody; the person who presses the button is in', async () => {
    await subscribe(service, 'scanned@example.com');
    const mail = await mailTo('scanned@example.com', /./);
    const links = linksIn(mail);
    expect(links.some((link) => link.includes('/confirm/'))).toBe(true);
    await until(() => settled('scanned@example.com'));
    const before = await storeContents(service);
    await openedByScanners(links);
    expect(await storeContents(service)).toBe(before);
    expect(await knownReader(service, 'scanned@example.com')).toMatchObject({ state: 'pending' });

    const { page, complaints } = await watchedPage();
    await page.goto(links.find((link) => link.includes('/confirm/')) ?? '');
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    expect(await knownReader(service, 'scanned@example.com')).toMatchObject({ state: 'active' });
    expect(complaints).toEqual([]);
  });

  test('unsubscribes nobody and changes nothing in an article’s mail; the person’s press does', async () => {
    const { store, clock } = service;
    await recordManifest(store, manifestOf(), clock.now);
    clock.now += 60_000;
    await publish(store, manifestOf(article('scanned')), { now: clock.now });
    const mail = await mailTo('scanned@example.com', /About scanned/);
    const links = linksIn(mail);
    expect(links.filter((link) => link.includes('/unsubscribe/')).length).toBeGreaterThan(0);
    expect(links.filter((link) => link.includes('/preferences/')).length).toBeGreaterThan(0);
    await until(() => settled('scanned@example.com'));
    const before = await storeContents(service);
    await openedByScanners(links);
    expect(await storeContents(service)).toBe(before);

    const { page, complaints } = await watchedPage();
    await page.goto(links.find((link) => link.includes('/preferences/')) ?? '');
    await page.getByLabel('Once a week').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Saved.' }).waitFor();
    expect(await knownReader(service, 'scanned@example.com')).toMatchObject({
      frequency: 'weekly',
    });
    await page.goBack();
    await page.getByRole('button', { name: 'Stop the mails' }).click();
    await page.getByRole('heading', { name: /Done/ }).waitFor();
    expect(await knownReader(service, 'scanned@example.com')).toMatchObject({
      state: 'unsubscribed',
    });
    expect(complaints).toEqual([]);
  });
});

describe('the outbox of a service without a mail server', () => {
  test('shows its mails, newest first, with links that can be followed', async () => {
    await subscribe(service, 'tour@example.com');
    await mailTo('tour@example.com', /./);
    const { page, complaints } = await watchedPage();
    await page.goto(`${service.settings.serviceUrl}outbox/`);
    const row = page.getByRole('row').filter({ hasText: 'tour@example.com' });
    await row.getByRole('link').click();
    await page.getByRole('link', { name: 'As it looks' }).click();
    await page.waitForURL(/\/html$/);
    await page.goBack();
    await page.locator('pre a[href*="/confirm/"]').first().click();
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('lets the confirmation be pressed in the mail as it looks, too', async () => {
    await subscribe(service, 'look@example.com');
    await mailTo('look@example.com', /./);
    const { page } = await watchedPage();
    await page.goto(`${service.settings.serviceUrl}outbox/`);
    await page.getByRole('row').filter({ hasText: 'look@example.com' }).getByRole('link').click();
    await page.getByRole('link', { name: 'As it looks' }).click();
    await page.locator('a[href*="/confirm/"]').first().click();
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    expect(await knownReader(service, 'look@example.com')).toMatchObject({ state: 'active' });
  });

  test('is not there for another host name, nor with a mail server, nor on a public address', async () => {
    const path = '/updates/outbox/';
    expect((await send(service, 'GET', path)).status).toBe(200);
    expect((await send(service, 'GET', path, { headers: { Host: 'evil.example' } })).status).toBe(
      404,
    );
    for (const name of ['..%2f..%2fsecrets%2flink-keys', '%2e%2e', 'x.eml', 'link-keys'])
      expect((await send(service, 'GET', `${path}${name}`)).status, name).toBe(404);
    for (const variables of [
      { SMTP_URL: 'smtp://127.0.0.1:1' },
      { UPDATES_URL: 'https://example.com/updates/' },
    ]) {
      const other = await listeningService({ variables });
      expect((await send(other, 'GET', path)).status).toBe(404);
      await other.close();
    }
  });
});

test('the outbox answers this very machine only, whatever host name another one writes', async () => {
  const open = await listeningService({ host: '0.0.0.0' });
  const { port } = new URL(open.origin);
  const path = '/updates/outbox/';
  const local = { ...open, origin: `http://127.0.0.1:${port}` };
  expect((await send(local, 'GET', path, { headers: { Host: 'localhost' } })).status).toBe(200);
  for (const forwarded of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP', 'X-Forwarded-Host'])
    expect(
      (await send(local, 'GET', path, { headers: { Host: 'localhost', [forwarded]: 'x' } })).status,
      forwarded,
    ).toBe(404);
  const network = Object.values(networkInterfaces())
    .flat()
    .find((found) => found?.family === 'IPv4' && !found.internal);
  if (network) {
    const remote = { ...open, origin: `http://${network.address}:${port}` };
    expect((await send(remote, 'GET', path, { headers: { Host: 'localhost' } })).status).toBe(404);
  }
  await open.close();
});

test('a reader who had everything erased, and asks again, gets a confirmation; one who complained gets none', async () => {
  const { store, clock } = service;
  await suppress(store.db, keyOf(service, 'again@example.com'), 'erased', clock.now);
  await suppress(store.db, keyOf(service, 'never@example.com'), 'complaint', clock.now);
  await subscribe(service, 'never@example.com');
  await subscribe(service, 'again@example.com');
  await mailTo('again@example.com', /./);
  const { id } = await knownReader(service, 'again@example.com');
  const queued = await store.db.selectFrom('deliveries').select('subscriber_id').execute();
  expect(queued.at(-1)?.subscriber_id).toBe(id);
  expect(await readerRow(service, 'never@example.com')).toBeUndefined();
}, 60_000);

test('the worker forgets who never confirmed, after seven days', async () => {
  await subscribe(service, 'forgotten@example.com');
  await mailTo('forgotten@example.com', /./);
  service.clock.now += 7 * 24 * 3_600_000 - 60_000;
  await wait(1500);
  expect(await readerRow(service, 'forgotten@example.com')).toBeDefined();
  service.clock.now += 2 * 3_600_000;
  await until(async () => (await readerRow(service, 'forgotten@example.com')) === undefined);
  expect(await readerRow(service, 'look@example.com')).toBeDefined();
});

async function settled(email: string): Promise<boolean> {
  const { id } = await knownReader(service, email);
  const open = await service.store.db
    .selectFrom('deliveries')
    .select('id')
    .where('subscriber_id', '=', id)
    .where('state', '!=', 'sent')
    .execute();
  return open.length === 0;
}

/** A page whose complaints, such as a breach of its policy, are kept. */
async function watchedPage(): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
