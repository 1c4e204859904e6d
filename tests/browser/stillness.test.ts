import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { pageKinds } from './page-kinds.ts';
import { served } from './served.ts';

const origin = await served('dist');

test.each([
  ['a phone', { width: 390, height: 800 }],
  ['a desktop', { width: 1280, height: 900 }],
])('nothing moves while a page loads on %s, even when the fonts come late', async (_, viewport) => {
  const { page, context } = await newPage({ viewport });
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shifted += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  const shifts: Record<string, number> = {};
  for (const path of pageKinds) {
    await page.goto(origin + path, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const shifted = await page.evaluate(
      () => (globalThis as unknown as { shifted: number }).shifted,
    );
    if (shifted > 0) shifts[path] = shifted;
  }
  await context.close();
  expect(shifts).toEqual({});
});
