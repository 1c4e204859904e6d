import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import { recordTransfers } from './transfers.ts';

const origin = await served('dist');
const fixture = await served('.cache/tests/fixture/dist');
const results = (page: Page) => page.locator('search-results ol > li');
const status = (page: Page) => page.locator('search-results').getByRole('status');
const field = (page: Page) => page.getByLabel('Search the blog');

async function openSearch(query = '', site = origin): Promise<Page> {
  const { page, context } = await newPage();
  onTestFinished(() => context.close());
  await page.goto(`${site}/search/${query}`);
  return page;
}

async function searchFor(typed: string): Promise<Page> {
  const page = await openSearch(`?q=${encodeURIComponent(typed)}`);
  await status(page).filter({ hasText: /./ }).waitFor();
  return page;
}

test.each([390, 1280])('results move nothing that is seen, %i px wide', async (width) => {
  const { page, context } = await newPage({ viewport: { width, height: 800 } });
  onTestFinished(() => context.close());
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shifted += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${origin}/search/?q=price`);
  await results(page).first().waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)).toBe(0);
});

test('nothing is fetched before somebody begins to search, then the engine’s parts all at once', async () => {
  const { page, context } = await newPage();
  onTestFinished(() => context.close());
  const asked: string[] = [];
  let arrived = 0;
  let atOnce: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/search/`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => /^\/pagefind\/|\.json$/.test(path))).toEqual([]);
  asked.length = 0;
  page.on('response', () => {
    if ((arrived += 1) === 1) atOnce = [...asked];
  });
  await Promise.all([page.waitForRequest(/\.pf_meta$/), field(page).focus()]);
  expect(atOnce.toSorted()).toEqual([
    '/pagefind/pagefind-entry.json',
    '/pagefind/pagefind.js',
    '/pagefind/wasm.en.pagefind',
  ]);
});

test.each([
  ['lottery', 'Article', /^You just won ten million dollars/],
  ['calculator', 'Calculator', /./],
  ['reverse funnel', 'Calculator', /^Reverse funnel$/],
  ['coaching', 'Topic', /^Coaching$/],
  ['contact', 'Page', /^Contact$/],
  ['whitlock', 'Page', /^About/],
  ['6 year old', 'Article', /six-year-old/],
  ['“back to back”', 'Article', /^The first good week is luck/],
  ['$200k', 'Article', /^Three years just under \$200,000/],
  ['ice scraper', 'Article', /^Five goals on a legal pad/],
])('%s leads to what it means, which says that it is: %s', async (typed, kind, title) => {
  const page = await searchFor(typed);
  const first = results(page).first();
  expect(await first.getByRole('link').innerText()).toMatch(title);
  expect(await first.locator('.kind').innerText()).toMatch(new RegExp(`^${kind}`));
  expect(await first.locator('time').innerText()).toMatch(kind === 'Article' ? /, 20\d\d$/ : /^$/);
});

test('what is mistyped is offered as it was meant, and searched for at one press', async () => {
  const page = await searchFor('coahcing');
  expect(await status(page).innerText()).toBe(
    'Nothing found for “coahcing”. Did you mean coaching?',
  );
  await status(page).getByRole('button').press('Enter');
  await status(page).getByText('results for “coaching”').waitFor();
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  expect(new URL(page.url()).search).toBe('?q=coaching');
  const lotery = await searchFor('the lotery');
  expect(await status(lotery).innerText()).toMatch(/Did you mean the lottery\?$/);
});

test('five results first and five more at a press, all with what was found marked', async () => {
  const page = await openSearch();
  await field(page).fill('goals');
  await results(page).nth(4).waitFor();
  expect(await results(page).count()).toBe(5);
  await page.getByRole('button', { name: 'Show more' }).click();
  await results(page).nth(9).waitFor();
  expect(
    await results(page)
      .nth(5)
      .getByRole('link')
      .evaluate((link) => link === document.activeElement),
  ).toBe(true);
  const marks = await results(page).locator('mark').allInnerTexts();
  expect(marks.length).toBeGreaterThan(5);
  expect(marks.filter((mark) => !/^goals?$/i.test(mark))).toEqual([]);
});

test('a first search fetches little, in four steps: engine, metadata, words, what is shown', async () => {
  const page = await openSearch();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await page.waitForLoadState('networkidle');
  const transfers = recordTransfers(session);
  await field(page).fill('quota');
  await results(page).nth(4).waitFor();
  const { bytes, rounds } = transfers();
  expect(rounds).toBeLessThanOrEqual(4);
  expect(bytes).toBeGreaterThan(80 * 1024);
  expect(bytes).toBeLessThanOrEqual(135 * 1024);
});

test('filters count articles only, newest first; the address, Back and a reload bring the same search', async () => {
  const page = await openSearch();
  await page.getByLabel('Topic').selectOption('Goals');
  await status(page)
    .getByText(/^\d+ articles\.$/)
    .waitFor();
  const inTopic = Number.parseInt(await status(page).innerText(), 10);
  const dates = await results(page)
    .locator('time')
    .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
  expect(dates).toHaveLength(5);
  expect(dates).toEqual(dates.toSorted().toReversed());
  await page.getByLabel('Year').selectOption('2024');
  await status(page)
    .getByText(new RegExp(`^[1-${inTopic - 1}] articles?\\.$`))
    .waitFor();
  await field(page).fill('goal');
  await status(page)
    .getByText(/^\d articles? for “goal”\.$/)
    .waitFor();
  expect(new URL(page.url()).search).toBe('?q=goal&topic=Goals&year=2024');
  const before = await results(page).allInnerTexts();

  await results(page).first().getByRole('link').click();
  await page.waitForURL(/\/articles\//);
  await page.goBack();
  await results(page)
    .nth(before.length - 1)
    .waitFor();
  await page.reload();
  await results(page)
    .nth(before.length - 1)
    .waitFor();
  expect(await results(page).allInnerTexts()).toEqual(before);
  expect(await page.getByLabel('Year').inputValue()).toBe('2024');
  expect(await field(page).inputValue()).toBe('goal');
});

/** The passages that links lead to and that stand in no single block of their page, as browsers demand. */
async function lostPassages(links: Element[]): Promise<{ passages: number; lost: string[] }> {
  const found = (links as HTMLAnchorElement[])
    .map(({ href }) => href.split('#:~:text='))
    .filter(([, passage]) => passage !== undefined);
  const lost: string[] = [];
  for (const [address = '', passage = ''] of found) {
    const html = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    const blocks = [...page.querySelectorAll('main :is(p, li, h2, h3, td, th, figcaption)')];
    const texts = blocks.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '));
    const words = decodeURIComponent(passage);
    if (!texts.some((text) => text.includes(words))) lost.push(words);
  }
  return { passages: found.length, lost };
}

test('a result leads to its passage, for browsers to scroll to without a script of ours', async () => {
  for (const typed of ['goal', 'lottery', 'million dollar', '20k', 'odds']) {
    const page = await searchFor(typed);
    const { passages, lost } = await results(page).getByRole('link').evaluateAll(lostPassages);
    expect(passages, typed).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  }
});

test('by keyboard: Down goes to the results, Enter opens one, Up comes back', async () => {
  const page = await searchFor('quota');
  await field(page).focus();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(await results(page).nth(1).getByRole('link').innerText());
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/articles\//);
});

test('what doesn’t arrive is said in one sentence with a way on, and asked for again', async () => {
  const page = await openSearch();
  await page.route('**/pagefind/**', (route) => route.abort());
  await field(page).fill('quota');
  await status(page).getByText('The search didn’t arrive.').waitFor();
  expect(await page.getByRole('link', { name: 'All articles by month' }).isVisible()).toBe(true);
  await page.unroute('**/pagefind/**');
  await field(page).fill('quotas');
  await results(page).first().waitFor();
  expect(await page.getByRole('link', { name: 'All articles by month' }).isVisible()).toBe(false);
  await page.context().setOffline(true);
  await field(page).fill('lottery ticket');
  await status(page).getByText('The search didn’t arrive.').waitFor();

  for (const missing of ['index', 'fragment']) {
    const started = await openSearch();
    await started.route(`**/pagefind/${missing}/**`, (route) => route.fulfill({ status: 404 }));
    await field(started).fill('boat');
    await status(started).getByText('The search didn’t arrive.').waitFor();
    await started.unroute(`**/pagefind/${missing}/**`);
    await field(started).fill('boats');
    await status(started).getByText('results for “boats”').waitFor();
  }
});

test('searching keeps to the policy, and no other page may compile WebAssembly', async () => {
  const { page, context } = await newPage();
  onTestFinished(() => context.close());
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`${origin}/search/?q=goals`);
  await results(page).nth(4).waitFor();
  expect(said).toEqual([]);
  const compile = () =>
    page.evaluate(async () => {
      const smallest = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      return WebAssembly.compile(smallest).then(
        () => 'compiled',
        () => 'refused',
      );
    });
  expect(await compile()).toBe('compiled');
  for (const path of ['/', '/articles/she-wanted-a-boat/', '/calculators/odds/', '/about/']) {
    await page.goto(origin + path);
    expect(await compile(), path).toBe('refused');
  }
});

test('a hostile title is shown as text in the results', async () => {
  const page = await openSearch('?q=wombatine', fixture);
  await results(page).first().waitFor();
  expect(await results(page).first().getByRole('link').textContent()).toBe(`</script><b>"&'`);
  expect(await results(page).first().locator('b').count()).toBe(0);
});

test('results, suggestions and failures have nothing that axe finds, and one status line', async () => {
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, context } = await newPage({ bypassCSP: true, colorScheme });
    onTestFinished(() => context.close());
    for (const query of ['?q=goals', '?q=the+lotery', '?q=xylophonist']) {
      await page.goto(`${origin}/search/${query}`);
      await status(page).filter({ hasText: /./ }).waitFor();
      await page.evaluate(source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(document),
      );
      expect(
        violations.map(({ id }) => id),
        query,
      ).toEqual([]);
      expect(
        await page
          .locator('search-results')
          .locator('[role=status],[role=alert],[aria-live]')
          .count(),
      ).toBe(1);
    }
  }
});
