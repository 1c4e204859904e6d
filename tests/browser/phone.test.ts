import { expect, test } from 'vitest';
import { addressOf, realSite } from '../site/built-files.ts';
import { newPage } from './browser.ts';
import { pageKinds } from './page-kinds.ts';
import { served } from './served.ts';

const origin = await served('dist');
/** What a phone of 390 by 844 shows between the bars of its browser. */
const viewport = { width: 390, height: 664 };

test('the menu takes one row, and opens and leads on without a script', async () => {
  const { page, context } = await newPage({ viewport, javaScriptEnabled: false });
  await page.goto(`${origin}/about/`);
  for (const width of [320, viewport.width]) {
    await page.setViewportSize({ ...viewport, width });
    const header = await page.locator('body > header').boundingBox();
    expect(header?.height, `${width} px`).toBeLessThan(70);
  }
  const topics = page.locator('#menu').getByRole('link', { name: 'Topics' });
  expect(await topics.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Menu' }).click();
  expect(await topics.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await topics.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Menu' }).click();
  await topics.click();
  expect(new URL(page.url()).pathname).toBe('/topics/');
  await context.close();
});

test('the first screen of every article has its first sentence', async () => {
  const { page, context } = await newPage({ viewport });
  const articles = realSite().pages.filter((file) => /^articles\/.+\/index\.html$/.test(file));
  const late: string[] = [];
  for (const file of articles) {
    await page.goto(origin + addressOf(file));
    const end = await page.evaluate(() => {
      const text = document.querySelector('.prose p')?.firstChild;
      if (!text) return Infinity;
      const range = new Range();
      range.setStart(text, 0);
      const sentence = /^.*?[.?!](?=\W|$)/s.exec(text.textContent ?? '')?.[0] ?? '';
      range.setEnd(text, sentence.length);
      return range.getBoundingClientRect().bottom;
    });
    if (end > viewport.height) late.push(`${addressOf(file)} at ${Math.round(end)} px`);
  }
  await context.close();
  expect(articles.length).toBeGreaterThan(10);
  expect(late).toEqual([]);
});

test('what a thumb hits is 44 px high, wherever it isn’t a link in a sentence', async () => {
  const { page, context } = await newPage({ viewport });
  const small: string[] = [];
  for (const path of pageKinds) {
    await page.goto(origin + path);
    const found = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'nav a, footer a, aside li a, header .wordmark, button, summary, select, input:not([type=radio], [name=company_website], [readonly]), label:has([type=radio])',
        ),
      ]
        .filter((element) => !element.closest('live-pad, [data-calculator], .worksheet'))
        .map((element) => ({
          name: element.textContent.trim() || (element.getAttribute('name') ?? ''),
          ...element.getBoundingClientRect().toJSON(),
        }))
        .filter(({ height }) => height > 0 && height < 44)
        .map(({ name, height }) => `${name} (${Math.round(height as number)} px)`),
    );
    small.push(...found.map((one) => `${path} ${one}`));
  }
  await context.close();
  expect(small).toEqual([]);
});
