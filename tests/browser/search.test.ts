import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import { recordTransfers } from './transfers.ts';

const origin = await served('dist');
const fixture = await served('.cache/tests/fixture/dist');
const results = (page: Page) => page.locator('search-results ol > li');

test('nothing of the index is fetched before somebody begins to search', async () => {
  const { page, context } = await newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/search/`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
  await Promise.all([
    page.waitForRequest(/\/search\/index\.json/),
    page.getByLabel('Search the articles').focus(),
  ]);
  await context.close();
});

test('words in titles and in bodies are found, with the words marked in the excerpt', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/search/`);
  await page.getByLabel('Search the articles').fill('ice scraper');
  await results(page).first().waitFor();
  expect(await results(page).first().getByRole('link').textContent()).toBe(
    'Five goals on a legal pad, ten weeks later',
  );
  expect(await results(page).first().locator('mark').count()).toBeGreaterThan(0);
  expect(
    await page.getByRole('status').filter({ hasText: 'for “ice scraper”' }).textContent(),
  ).toMatch(/^\d+ articles? for/);
  expect(new URL(page.url()).search).toBe('?q=ice+scraper');
  await context.close();
});

test('a first search fetches little, in three steps: where the words are, the words, what is shown', async () => {
  const { page, context } = await newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await page.goto(`${origin}/search/`, { waitUntil: 'networkidle' });
  const transfers = recordTransfers(session);
  await page.getByLabel('Search the articles').fill('quota week');
  await results(page).nth(4).waitFor();
  await page.waitForLoadState('networkidle');
  const { bytes, rounds } = transfers();
  expect(rounds).toBeLessThanOrEqual(3);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(50_000);
  await context.close();
});

test('filters by topic and year, alone and with words; the address brings the same search back', async () => {
  const { page, context } = await newPage();
  const search = page.locator('search-results');
  await page.goto(`${origin}/search/`);
  await page.getByLabel('Year').selectOption('2024');
  await search.getByText(/^\d+ articles\.$/).waitFor();
  const inYear = Number.parseInt(await search.getByRole('status').innerText(), 10);
  await page.getByLabel('Topic').selectOption('Goals');
  await search.getByText(new RegExp(`^[1-${inYear - 1}] articles?\\.$`)).waitFor();
  const inBoth = Number.parseInt(await search.getByRole('status').innerText(), 10);
  expect(new URL(page.url()).search).toBe('?topic=Goals&year=2024');
  await page.reload();
  await results(page)
    .nth(inBoth - 1)
    .waitFor();
  expect(await results(page).count()).toBe(inBoth);
  expect(await page.getByLabel('Year').inputValue()).toBe('2024');
  await context.close();
});

test('by keyboard: Down goes to the results, Enter opens one, Up comes back', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/search/?q=quota`);
  await results(page).nth(1).waitFor();
  await page.getByLabel('Search the articles').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(
    await results(page)
      .nth(1)
      .getByRole('link')
      .evaluate((link) => link === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(
    await page
      .getByLabel('Search the articles')
      .evaluate((field) => field === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/articles\//);
  await context.close();
});

test('nothing found, and an index that doesn’t arrive, are said in a sentence', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/search/?q=xylophonist`);
  await page.getByText('Nothing found for “xylophonist”').waitFor();
  await page.route('**/search/*.json', (route) => route.abort());
  await page.goto(`${origin}/search/?q=quota`);
  await page.getByText('The search index didn’t arrive.').waitFor();
  await context.close();
});

test('a hostile title is shown as text in the results', async () => {
  const { page, context } = await newPage();
  await page.goto(`${fixture}/search/?q=wombatine`);
  await results(page).first().waitFor();
  expect(await results(page).first().getByRole('link').textContent()).toBe(`</script><b>"&'`);
  expect(await results(page).first().locator('b').count()).toBe(0);
  await context.close();
});
