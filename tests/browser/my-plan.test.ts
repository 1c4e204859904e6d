import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { encode, writeFragment } from '../../src/calculators/shared/calculator/share-link.ts';
import { standardValues } from '../../src/calculators/shared/calculator/calculator.ts';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import {
  eventually,
  fieldOf,
  junk,
  noiseOf,
  pagesOf,
  sidewaysBy,
  wake,
  worksheetOn,
  worksheets,
} from './worksheets.ts';

const origin = await served('dist');
const address = `${origin}/calculators/my-plan/`;

/** A link with every calculator's numbers. */
const whole = writeFragment(
  new Map(
    worksheets.flatMap(({ calculator }) => [
      ...encode(calculator, standardValues(calculator, '2026-11-28')),
    ]),
  ),
);

const why = (page: Page) => page.getByLabel('Why I am doing this');
const answers = (page: Page): Promise<string[]> =>
  page.locator('my-plan .answer strong').allInnerTexts();
const whose = (page: Page): Promise<string[]> =>
  page
    .locator('my-plan .whose')
    .evaluateAll((notes) => notes.map((note) => note.classList[1] ?? ''));

test('without a script: the worked example of all five, said to be one, and no control that works', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  await page.goto(address);
  expect(await answers(page)).toEqual(['$20,000', '150% of quota', '$20,000', '2.83', '82.74%']);
  expect(await whose(page)).toEqual(Array(5).fill('example'));
  expect(await page.locator('my-plan .whose').first().innerText()).toMatch(/^Example/);
  expect(await page.locator('my-plan .inert').isVisible()).toBe(true);
  expect(await page.locator('my-plan button:enabled').count()).toBe(0);
  expect(await why(page).getAttribute('readonly')).not.toBeNull();
  expect(pagesOf(await page.pdf({ format: 'Letter' }))).toBe(1);
  await context.close();
});

test('a calculator’s link brings its numbers, and the rest stay examples', async () => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  const [goalPrice] = worksheets;
  if (!goalPrice) throw new Error('There are no calculators.');
  await page.goto(origin + goalPrice.page);
  const worksheet = worksheetOn(page, goalPrice);
  await wake(worksheet);
  await (await fieldOf(worksheet, 'cost')).fill('75000');
  await worksheet.locator('[data-part="plan"]').click();
  await page.waitForURL('**/calculators/my-plan/*');
  await eventually(() => whose(page)).toEqual(['yours', 'mixed', 'example', 'example', 'example']);
  expect((await answers(page))[0]).toBe('$25,000');
  // And back, with the same numbers.
  await page.locator('my-plan').getByRole('link', { name: 'Goal price' }).click();
  await page.waitForURL('**/calculators/goal-price/*');
  await eventually(async () => (await fieldOf(worksheet, 'cost')).inputValue()).toBe('75,000');
  await context.close();
  expect(noise).toEqual([]);
});

test('“Copy link” holds all numbers and no word of the why; nothing is sent', async () => {
  const { page, context } = await newPage();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await page.goto(address + whole);
  await eventually(() => whose(page)).toEqual(Array(5).fill('yours'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await why(page).fill('Lighthouse keepers retire early');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied.').waitFor();
  expect(page.url()).toBe(address + whole);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(address + whole);
  expect(asked).toEqual([]);
  const opened = await context.newPage();
  await opened.goto(link);
  await eventually(() => answers(opened)).toEqual(await answers(page));
  expect(await why(opened).inputValue()).toBe('');
  await context.close();
});

test('the why is kept only when the button is pressed, follows in a second tab, and is deleted by a button', async () => {
  const { page, context } = await newPage();
  await page.goto(address);
  const stored = (): Promise<number> => page.evaluate(() => localStorage.length);
  await why(page).fill('The boat');
  await page.reload();
  expect(await why(page).inputValue()).toBe('');
  expect(await stored()).toBe(0);
  const deleting = page.getByRole('button', { name: 'Delete my why from this device' });
  expect(await deleting.isVisible()).toBe(true);
  expect(await deleting.isDisabled()).toBe(true);
  await why(page).fill('The boat');
  await page.getByRole('button', { name: 'Keep my why on this device' }).click();
  await page.getByText('Kept on this device').waitFor();
  const second = await context.newPage();
  await second.goto(address);
  expect(await why(second).inputValue()).toBe('The boat');
  await why(page).fill('The blue boat');
  await eventually(() => why(second).inputValue()).toBe('The blue boat');
  await page.reload();
  expect(await why(page).inputValue()).toBe('The blue boat');
  await deleting.click();
  await page.getByText('Deleted from this device').waitFor();
  expect(await stored()).toBe(0);
  await page.reload();
  expect(await why(page).inputValue()).toBe('');
  await context.close();
});

test('where storage is blocked the sheet works, and says that the why isn’t kept', async () => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto(address + whole);
  await why(page).fill('The boat');
  await page.getByRole('button', { name: 'Keep my why on this device' }).click();
  await page.getByText('This device won’t keep it').waitFor();
  expect(await why(page).inputValue()).toBe('The boat');
  expect(await whose(page)).toEqual(Array(5).fill('yours'));
  await context.close();
  expect(noise).toEqual([]);
});

test('prints exactly one page, A4 and Letter, with a why of any length and the longest plan', async () => {
  const { page, context } = await newPage();
  const long = new URLSearchParams(whole.slice(1));
  for (const [key, text] of Object.entries({
    'c.goal': '999999999.99',
    'c.quota': '999999999.99',
    'c.from3': '150',
    'c.rate3': '13.25',
    'c.from4': '200',
    'c.rate4': '14.25',
    'c.from5': '300',
    'c.rate5': '15.25',
    'c.bonusFrom1': '100',
    'c.bonus1': '12345.67',
    'c.bonusFrom2': '200',
    'c.bonus2': '23456.78',
    'c.most': '123456.78',
    'c.capacity': '999999999.99',
    's.goal': '999999999.99',
    's.bestWeek': '12345678.9',
    's.averageWeek': '1234567.89',
    's.quota': '999999999.99',
    's.rampWeeks': '12',
    's.winter': '80',
    's.spring': '90',
    's.holidays': '2027-05-31 Memorial Day\n2027-07-05 Independence Day\n2027-11-25',
    'f.meetings': '40',
    'f.conversations': '30',
    'f.contacts': '20',
    'f.names': '10',
    'g.saved': '1234.56',
    'g.vanishing': '2345.67',
    'o.logged': '10',
    'o.hits': '6',
    'o.held': '2',
  })) {
    long.set(key, text);
  }
  const whys = [
    '',
    'The boat.',
    'A line\n'.repeat(60),
    'Because she asked me to, and I said I would. '.repeat(44),
  ];
  for (const fragment of [whole, `#${long.toString().replaceAll('+', '%20')}`]) {
    await page.goto('about:blank');
    await page.goto(address + fragment);
    await eventually(() => whose(page)).toEqual(Array(5).fill('yours'));
    for (const text of whys) {
      await why(page).fill(text);
      for (const format of ['A4', 'Letter'] as const) {
        const pages = pagesOf(await page.pdf({ format, printBackground: true }));
        expect(pages, `${format}, ${text.length} characters, ${fragment.length}`).toBe(1);
      }
    }
  }
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.printed', '.answer', '.sentence', 'dl', '.ground', '.address']) {
    expect(await page.locator(`my-plan ${part}`).first().isVisible(), part).toBe(true);
  }
  expect(await page.locator('my-plan .printed').innerText()).toMatch(/^Because she asked/);
  await context.close();
});

test('junk in the fragment breaks nothing', async () => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await page.goto(address);
  for (const text of junk) {
    const pairs = worksheets.flatMap(({ calculator }) =>
      Object.keys(calculator.fields).map(
        (name) => `${calculator.code}.${name}=${encodeURIComponent(text.slice(0, 100))}`,
      ),
    );
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `v=1&${pairs.join('&')}`,
    );
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await page.locator('my-plan').innerText(), text.slice(0, 40)).not.toMatch(
      /NaN|Infinity|undefined/,
    );
    expect(await page.locator('my-plan li').count()).toBe(5);
    expect(await page.locator('my-plan img').count()).toBe(0);
  }
  await context.close();
  expect(noise).toEqual([]);
});

test('axe finds nothing and nothing scrolls sideways, light and dark, narrow, wide and at 200 %', async () => {
  const { page, context } = await newPage({ bypassCSP: true });
  for (const [width, size] of [
    [320, '100%'],
    [640, '200%'],
    [1280, '100%'],
  ] as const) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    expect(await sidewaysBy(page), `${width}`).toBe(0);
    expect(await findingsOfAxe(page, 'main'), `${width}`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findingsOfAxe(page, 'main', 'contrast'), `${width}, dark`).toEqual([]);
  }
  await context.close();
});
