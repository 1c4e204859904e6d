import { expect, test } from 'vitest';
import { addressOf, realSite } from '../site/built-files.ts';
import { newPage } from './browser.ts';
import { served } from './served.ts';

const origin = await served('dist');

test('every page loads without a console message, a policy violation or a request elsewhere', async () => {
  const { page, context } = await newPage();
  const noise: string[] = [];
  let path = '';
  page.on('console', (message) => noise.push(`${path} ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`${path} ${error.message}`));
  page.on('requestfailed', (request) => {
    // Leaving a page breaks off the pictures further down.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    noise.push(`${path} failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) {
      noise.push(`${path} asks ${request.url()}`);
    }
  });
  await context.exposeFunction('violated', (directive: string) =>
    noise.push(`${path} breaks ${directive}`),
  );
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      (globalThis as unknown as { violated: (directive: string) => void }).violated(
        violatedDirective,
      ),
    );
  });
  const pages = realSite().pages.filter(
    (file) => !/http-equiv="refresh"/.test(realSite().read(file)),
  );
  expect(pages.length).toBeGreaterThan(40);
  for (const file of pages) {
    path = addressOf(file);
    await page.goto(origin + path, { waitUntil: 'load' });
  }
  await context.close();
  expect(noise).toEqual([]);
});

test('a reader’s way through the site logs nothing: menu, contents, search, a month, back', async () => {
  const { page, context } = await newPage({ viewport: { width: 390, height: 800 } });
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByLabel('Search the blog').fill('quota');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/q=quota/);
  await page.locator('main .results a[href*="/articles/"]').first().click();
  await page.waitForURL(/\/articles\//);
  await page.getByText('In this article').first().click();
  await page.locator('nav.contents a').first().click();
  await page.getByRole('link', { name: 'November 2026' }).click();
  await page.waitForURL(/\/archive\//);
  await page.goBack();
  await page.goBack();
  await context.close();
  expect(noise).toEqual([]);
});

test('every page carries a policy without unsafe-inline, in itself and in the header', async () => {
  const { page, context } = await newPage();
  const response = await page.goto(`${origin}/`);
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(response?.headers()['content-security-policy']).not.toContain('unsafe-inline');
  const site = realSite();
  for (const file of site.pages) {
    if (/http-equiv="refresh"/.test(site.read(file))) continue;
    expect(site.read(file), file).toMatch(
      /<meta http-equiv="content-security-policy" content="default-src 'none'/,
    );
    expect(site.read(file), file).not.toContain('unsafe-inline');
  }
  await context.close();
});

test('the policy is in force: an injected inline script does not run', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken in"';
    document.body.append(script);
  });
  expect(await page.title()).not.toBe('broken in');
  await context.close();
});
