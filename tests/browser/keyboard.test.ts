import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { served } from './served.ts';

const origin = await served('dist');

test('the first Tab offers to skip to the content, and doing so goes there', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  const box = await skip.boundingBox();
  expect(box?.height).toBeGreaterThan(20);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await context.close();
});

test('Tab walks the masthead and the form in reading order, each stop visible and marked', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/about/`);
  const stops: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
      const { width, height } = focused.getBoundingClientRect();
      const style = getComputedStyle(focused);
      return {
        name: focused.getAttribute('name') ?? focused.textContent.trim(),
        visible: width > 10 && height > 10,
        marked: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      };
    });
    if (!stop) break;
    expect(stop, stop.name).toMatchObject({ visible: true, marked: true });
    stops.push(stop.name);
  }
  const walked = [
    'Skip to the content',
    'One Good Week',
    'Articles',
    'Topics',
    'Calculators',
    'About',
    'Search',
    'Get updates',
  ];
  expect(stops.slice(0, walked.length)).toEqual(walked);
  const form = stops.slice(stops.indexOf('email'));
  expect(form.slice(0, 2)).toEqual(['email', 'Send me updates']);
  expect(form.slice(2).indexOf('email')).toBeLessThan(form.slice(2).indexOf('Subscribe'));
  expect(stops).not.toContain('company_website');
  await context.close();
});

test('a theme is chosen by keyboard, holds on the next page, and can be given back', async () => {
  const { page, context } = await newPage({ colorScheme: 'light' });
  await page.goto(`${origin}/`);
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole('radio', { name: 'System' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await paper()).not.toBe(light);
  await page.goto(`${origin}/about/`);
  expect(await paper()).not.toBe(light);
  expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: 'System' }).check();
  expect(await paper()).toBe(light);
  await context.close();
});

test('paper is always light, and carries the article without menus and forms', async () => {
  const { page, context } = await newPage({ colorScheme: 'dark' });
  await page.goto(`${origin}/articles/five-goals-ten-weeks-later/`);
  await page.emulateMedia({ media: 'print' });
  expect(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
  ).toBe('rgb(255, 254, 250)');
  for (const hidden of [
    'nav[aria-label=Main]',
    '.coupon',
    'aside',
    'share-article',
    'theme-choice',
  ]) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  expect(await page.locator('.prose').isVisible()).toBe(true);
  await context.close();
});
