import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import { recordTransfers } from './transfers.ts';

const origin = await served('dist');
const fixture = await served('.cache/tests/fixture/dist');
const results = (page: Page) => page.locator('main .results > li');
const status = (page: Page) => page.getByRole('status');
const field = (page: Page) => page.getByLabel('Search the blog');

async function openSearch(query = '', site = origin): Promise<Page> {
  const { page, context } = await newPage();
  onTestFinished(() => context.close());
  await page.goto(`${site}/search/${query}`);
  return page;
}

/** What is said of a search that has come to its end. */
const said = (page: Page) => status(page).filter({ hasText: /[.?]$/ });

async function searchFor(typed: string): Promise<Page> {
  const page = await openSearch(`?q=${encodeURIComponent(typed)}`);
  await said(page).waitFor();
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
  const what = await first.locator('.kind').innerText();
  expect(what).toMatch(kind === 'Article' ? /^Article · [A-Z][a-z]+ \d+, 20\d\d$/ : kind);
});

test('what is mistyped is offered as it was meant, and searched for at one press', async () => {
  const page = await searchFor('coahcing');
  expect(await status(page).innerText()).toBe('No results for “coahcing”. Did you mean coaching?');
  await status(page).getByRole('link', { name: 'coaching' }).press('Enter');
  await status(page).getByText('results for “coaching”').waitFor();
  expect(await field(page).inputValue()).toBe('coaching');
  await page.goBack();
  await status(page).getByText('Did you mean').waitFor();
  const lotery = await searchFor('the lotery');
  expect(await status(lotery).innerText()).toMatch(/Did you mean the lottery\?$/);
  const filtered = await openSearch('?q=lotery&topic=Goals');
  const corrected = status(filtered).getByRole('link', { name: 'lottery' });
  expect(await corrected.getAttribute('href')).toBe('?q=lottery&topic=Goals');
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
  expect(marks.filter((mark) => !/^[^a-z]*goals?[^a-z]*$/i.test(mark))).toEqual([]);
});

test.each(['quota', 'hard promise'])(
  'a first search for “%s” fetches little, in four steps: engine, metadata, words, what is shown',
  async (words) => {
    const page = await openSearch();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await page.waitForLoadState('networkidle');
    // Without a way to go, one request may end before another of the same step begins.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 200,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    const transfers = recordTransfers(session);
    await field(page).fill(words);
    await said(page).waitFor();
    const { bytes, rounds } = transfers();
    expect(rounds).toBeLessThanOrEqual(4);
    expect(bytes).toBeGreaterThan(80 * 1024);
    expect(bytes).toBeLessThanOrEqual(115 * 1024);
  },
);

test('filters count articles only, newest first; the address, Back and a reload bring the same search', async () => {
  const page = await openSearch();
  await page.getByLabel('Topic').selectOption('Goals');
  await status(page)
    .getByText(/^\d+ articles\.$/)
    .waitFor();
  const inTopic = Number.parseInt(await status(page).innerText(), 10);
  const kinds = await results(page).locator('.kind').allInnerTexts();
  const days = kinds.map((kind) => Date.parse(kind.replace('Article · ', '')));
  expect(days).toHaveLength(5);
  expect(days).toEqual(days.toSorted((one, other) => other - one));
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

test('a filter’s choices say how many articles each holds for the words', async () => {
  const page = await searchFor('price');
  const choices = page.locator('option:not([value=""])');
  const labels = await choices.evaluateAll((all) =>
    (all as HTMLOptionElement[]).map((o) => o.label),
  );
  expect(labels.length).toBeGreaterThan(5);
  for (const label of labels) {
    const [, choice = '', count = ''] = /^(.+) \((\d+)\)$/.exec(label) ?? [];
    const name = /^\d+$/.test(choice) ? 'year' : 'topic';
    await page.goto(`${origin}/search/?q=price&${name}=${encodeURIComponent(choice)}`);
    await said(page).waitFor();
    const sentence = await status(page).innerText();
    expect(sentence, label).toMatch(count === '0' ? /^No articles/ : `${count} article`);
  }
});

test('by keyboard alone: words, a filter, the second result', async () => {
  const page = await openSearch();
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('goals');
  await results(page).nth(4).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Coach');
  await status(page)
    .getByText(/articles for “goals”/)
    .waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const second = results(page).nth(1).getByRole('link');
  expect(await second.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/articles\//);
});

test('who waits is told that it is being searched, and then what was found, in the same line', async () => {
  const page = await openSearch();
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/pagefind/index/**', async (route) => {
    await arrived;
    await route.continue();
  });
  await field(page).fill('quota');
  await status(page).getByText('Searching…').waitFor();
  arrive();
  await status(page).getByText('results for “quota”.').waitFor();
});

test('what is typed before the script is there stays, and is searched for', async () => {
  const { page, context } = await newPage();
  onTestFinished(() => context.close());
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/_astro/search*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(`${origin}/search/`, { waitUntil: 'commit' });
  await field(page).fill('quota');
  arrive();
  await page.waitForLoadState();
  await page.getByRole('button', { name: 'Search' }).click();
  await status(page).getByText('results for “quota”.').waitFor();
});

test('what doesn’t arrive is said in one sentence with a way on, and asked for again at a press', async () => {
  const page = await openSearch();
  const archive = page.getByRole('link', { name: 'All articles by month' });
  await page.route('**/pagefind/**', (route) => route.abort());
  await field(page).fill('quota');
  await status(page).getByText('The search didn’t arrive. Are you offline?').waitFor();
  expect(await archive.isVisible()).toBe(true);
  await page.unroute('**/pagefind/**');
  await status(page).getByRole('link', { name: 'Try again' }).click();
  await status(page).getByText('results for “quota”').waitFor();
  expect(await archive.isVisible()).toBe(false);
  await page.context().setOffline(true);
  await field(page).fill('lottery ticket');
  await status(page).getByText('The search didn’t arrive.').waitFor();

  for (const missing of ['index', 'filter', 'fragment']) {
    const started = await openSearch();
    await started.route(`**/pagefind/${missing}/**`, (route) => route.fulfill({ status: 404 }));
    await field(started).fill('boat');
    await status(started).getByText('The search didn’t arrive.').waitFor();
    await started.unroute(`**/pagefind/${missing}/**`);
    await field(started).fill('boats');
    await status(started).getByText('results for “boats”.').waitFor();
  }
});

test('more that doesn’t arrive is said too', async () => {
  const page = await searchFor('goals');
  await page.route('**/pagefind/fragment/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Show more' }).click();
  await status(page).getByText('The search didn’t arrive.').waitFor();
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

test('a hostile title and hostile text are shown as text in the results', async () => {
  const page = await openSearch('?q=wombatine+hostile', fixture);
  const first = results(page).first();
  await first.waitFor();
  expect(await first.getByRole('link').textContent()).toBe(`</script><b>"&'`);
  expect(await first.locator('.excerpt').textContent()).toContain(`with </script><b>"&' in it`);
  expect(await first.locator('b').count()).toBe(0);
});

test('results, suggestions and failures have nothing that axe finds, and one status line', async () => {
  const { page, context } = await newPage({ bypassCSP: true });
  onTestFinished(() => context.close());
  for (const query of ['?q=goals', '?q=the+lotery', '?q=xylophonist']) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${origin}/search/${query}`);
    await said(page).waitFor();
    expect(await findingsOfAxe(page), query).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findingsOfAxe(page, ':root', 'contrast'), `${query}, dark`).toEqual([]);
    expect(
      await page.locator('main').locator('[role=status],[role=alert],[aria-live]').count(),
    ).toBe(1);
  }
});
