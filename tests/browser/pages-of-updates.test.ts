import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import {
  confirmedReader,
  knownReader,
  linkFor,
  listeningService,
  noLimits,
  subscribe,
} from '../updates/set-up/listening-service.ts';
import type { ListeningService } from '../updates/set-up/listening-service.ts';

vi.setConfig({ testTimeout: 120_000 });

let service: ListeningService;
let pages: Record<string, string>;

beforeAll(async () => {
  service = await listeningService({
    limits: noLimits,
    // In the frame that the site's build has left.
    variables: { UPDATES_MANIFEST: 'dist/updates.json' },
  });
  const reader = await confirmedReader(service, 'reader@example.com');
  const left = await confirmedReader(service, 'left@example.com');
  await service.store.db
    .updateTable('subscribers')
    .set({ state: 'unsubscribed' })
    .where('id', '=', left.id)
    .execute();
  await subscribe(service, 'pending@example.com');
  const preferences = linkFor(service, 'preferences', reader);
  pages = {
    form: '/updates/subscribe',
    confirm: linkFor(service, 'confirm', await knownReader(service, 'pending@example.com')),
    preferences,
    left: linkFor(service, 'preferences', left),
    erase: preferences.replace('preferences', 'erase'),
    unsubscribe: linkFor(service, 'unsubscribe', reader),
    outdated: '/updates/confirm/forged',
    outbox: '/updates/outbox/',
  };
});
afterAll(async () => {
  await service.close();
});

const addressOf = (path: string): string => new URL(path, service.settings.serviceUrl).href;

const open = async (path: string, options: BrowserContextOptions = {}) => {
  // axe is put into the page from outside, which the page's own policy would forbid.
  const { page } = await newPage({ bypassCSP: true, ...options });
  await page.goto(addressOf(path));
  return page;
};

describe('every page of the service', () => {
  test('has no finding of axe, light and dark', async () => {
    const { page, context } = await newPage({ bypassCSP: true });
    for (const [name, path] of Object.entries(pages)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(addressOf(path));
      expect(await findingsOfAxe(page), name).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findingsOfAxe(page, ':root', 'contrast'), `${name}, dark`).toEqual([]);
    }
    await context.close();
  });

  test('fits a phone of 320 pixels, also with text twice as large', async () => {
    const { page, context } = await newPage({
      viewport: { width: 320, height: 640 },
      bypassCSP: true,
    });
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(addressOf(path));
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width(), name).toBeLessThanOrEqual(320);
      await page.addStyleTag({ content: 'html { font-size: 200% }' });
      expect(await width(), `${name}, large`).toBeLessThanOrEqual(320);
    }
    await context.close();
  });

  test('shows where the keyboard is, in a colour that stands out from what is around', async () => {
    const page = await open(pages['preferences'] ?? '');
    await page.keyboard.press('Tab');
    for (let stop = 0; stop < 7; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
      });
      expect(outline).toBe('solid 3px rgb(31, 63, 191)');
    }
    await page.context().close();
  });
});

test('they wear the site’s frame, and say nothing in the console', async () => {
  const { page, context } = await newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(service.settings.serviceUrl + 'subscribe');
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1);
  expect(await page.getByRole('contentinfo').count()).toBe(1);
  // Fonts and icons are the site's, which isn't served in this test.
  expect(said.filter((line) => !line.includes('404'))).toEqual([]);
  await context.close();
});

test('without script, a wrong address comes back with its sentence, and a right one goes through', async () => {
  const page = await open('/updates/subscribe', { javaScriptEnabled: false, bypassCSP: false });
  await page.getByLabel('Email address').fill('dana at example.com');
  await page.getByLabel('Once a month').check();
  await page.getByRole('main').getByRole('button').click();
  const field = page.getByLabel('Email address');
  expect(await field.inputValue()).toBe('dana at example.com');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Once a month').isChecked()).toBe(true);
  expect(await page.locator('#wrong-address').textContent()).toMatch(/^An email address has/);
  await field.fill('dana@example.com');
  await page.getByRole('main').getByRole('button').click();
  await page.getByRole('heading', { name: 'Now look in your inbox.' }).waitFor();
  expect(await knownReader(service, 'dana@example.com')).toMatchObject({ frequency: 'monthly' });
  await page.context().close();
});
