import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import {
  fieldOf,
  pagesOf,
  places,
  sidewaysBy,
  wake,
  worksheetOn,
  worksheets,
} from './worksheets.ts';

const origin = await served('dist');

function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

const settings = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
].flatMap((size) => [
  { size, colorScheme: 'light', asked: 'every rule' } as const,
  { size, colorScheme: 'dark', asked: 'contrast' } as const,
]);

test.each(worksheets)(
  'axe finds nothing in $name awake, unfolded and with a sentence at a field: light and dark, wide and narrow',
  async (place) => {
    const { page, context } = await newPage({ bypassCSP: true });
    const findings: string[] = [];
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    if (place.name === 'stepping-stone') {
      await worksheet.locator('[data-ladder-part="open"]').click();
      await worksheet.locator('[data-desk="week"]').waitFor();
    }
    const field = await fieldOf(worksheet, place.field);
    await field.fill('letters');
    await field.blur();
    await unfold(page);
    for (const { asked, colorScheme, size } of settings) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const found = await findingsOfAxe(page, 'main', asked);
      findings.push(...found.map((finding) => `${colorScheme}, ${size.width} px, ${finding}`));
    }
    await context.close();
    expect(findings).toEqual([]);
  },
);

test('a worksheet and the ladder’s desk never scroll the page sideways, at 320 px and with text at 200 %', async () => {
  const { page, context } = await newPage();
  const wide: string[] = [];
  for (const place of places) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(origin + place.path);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    if (place.name === 'stepping-stone') {
      await worksheet.locator('[data-ladder-part="open"]').click();
      await worksheet.locator('[data-desk="week"]').waitFor();
    }
    const field = await fieldOf(worksheet, place.field);
    await field.fill('x'.repeat(200));
    await field.blur();
    await unfold(page);
    if ((await sidewaysBy(page)) > 0) wide.push(`${place.path} ${place.name}`);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    if ((await sidewaysBy(page)) > 0) wide.push(`${place.path} ${place.name} at 200 %`);
  }
  await context.close();
  expect(wide).toEqual([]);
});

test.each([
  ['a phone', { width: 390, height: 800 }],
  ['a desktop', { width: 1280, height: 900 }],
])('nothing moves when a worksheet wakes, on %s', async (_, viewport) => {
  const { page, context } = await newPage({ viewport });
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shifted += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifts: Record<string, number> = {};
  for (const place of places) {
    await page.goto(origin + place.path);
    await page.evaluate(() => document.fonts.ready);
    const worksheet = worksheetOn(page, place);
    await worksheet.scrollIntoViewIfNeeded();
    await wake(worksheet);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const shifted = await page.evaluate(
      () => (globalThis as unknown as { shifted: number }).shifted,
    );
    if (shifted > 0) shifts[`${place.path} ${place.name}`] = shifted;
  }
  await context.close();
  expect(shifts).toEqual({});
});

test('in forced colours the lines to write on, the answer and the drawings stay', async () => {
  const { page, context } = await newPage({ forcedColors: 'active' });
  for (const place of worksheets) {
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    const seen = await worksheet.evaluate((element, field) => {
      const style = (selector: string): CSSStyleDeclaration => {
        const found = element.querySelector(selector);
        if (!found) throw new Error(`There is no ${selector}.`);
        return getComputedStyle(found);
      };
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      const drawn = [...element.querySelectorAll('.picture svg :not(g, text)')].filter((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke].some((colour) => colour !== 'none' && colour !== paper);
      });
      return {
        line: style(`.field:has([name="${field}"]) .entry`).borderBottomStyle,
        answer: style('.headline strong').borderTopStyle,
        words: style('.picture svg text').fill !== paper,
        drawn: drawn.length / element.querySelectorAll('.picture svg :not(g, text)').length,
      };
    }, place.field);
    expect(seen, place.name).toEqual({ line: 'solid', answer: 'solid', words: true, drawn: 1 });
  }
  await context.close();
});

test.each(worksheets)(
  '$name prints on one page, A4 and Letter, with its numbers, formula and link',
  async (place) => {
    const { page, context } = await newPage();
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    await (await fieldOf(worksheet, place.field)).fill(place.eight);
    const printed: Record<string, number> = {};
    for (const format of ['A4', 'Letter'] as const) {
      printed[format] = pagesOf(await page.pdf({ format, printBackground: true }));
    }
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.headline strong', '.equation', '.address', 'table']) {
      expect(await worksheet.locator(part).first().isVisible(), part).toBe(true);
    }
    await context.close();
    expect(printed).toEqual({ A4: 1, Letter: 1 });
  },
);
