import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import { places, worksheetOn, worksheets } from './worksheets.ts';

const origin = await served('dist');

test('each of the five stands on its own page, and all five in articles', () => {
  expect(worksheets.map(({ page }) => page)).toHaveLength(5);
  expect(worksheets.filter(({ article }) => article === undefined).map(({ name }) => name)).toEqual(
    [],
  );
});

test('without a script the worked example, its picture, its table and its formula are there', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  for (const place of places) {
    await page.goto(origin + place.path);
    const worksheet = worksheetOn(page, place);
    const text = async (part: string): Promise<string> =>
      (await worksheet.locator(`[data-part="${part}"]`).innerText()).trim();
    expect(await text('headline'), place.path).toMatch(/\d/);
    expect((await text('summary')).length, place.path).toBeGreaterThan(30);
    expect(await text('figures'), place.path).toMatch(/\d/);
    expect((await text('lever')).length, place.path).toBeGreaterThan(10);
    const picture = worksheet.locator('[data-part="picture"]');
    expect(await picture.getAttribute('aria-label'), place.path).toMatch(/\w+ \w+ \w+/);
    expect((await picture.locator('svg').boundingBox())?.height, place.path).toBeGreaterThan(60);
    expect(await worksheet.locator('[data-part="table"] tbody tr').count()).toBeGreaterThan(1);
    const equation = worksheet.locator('.formula .equation').first();
    expect(await equation.isVisible()).toBe(false);
    await worksheet.locator('.formula summary').click();
    expect(await equation.isVisible(), place.path).toBe(true);
  }
  await context.close();
});

test('without a script the inputs are inert, and a line says so', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  for (const place of places) {
    await page.goto(origin + place.path);
    const worksheet = worksheetOn(page, place);
    expect(await worksheet.locator('.inert').first().isVisible(), place.path).toBe(true);
    const form = worksheet.locator('[data-part="form"]');
    expect(await form.locator('[name]').count()).toBeGreaterThan(5);
    const writable = await form
      .locator('[name]')
      .evaluateAll((lines) =>
        lines.filter((line) => !line.matches('[readonly], :disabled')).map((line) => line.id),
      );
    expect(writable, place.path).toEqual([]);
    expect(await worksheet.locator('button:enabled').count(), place.path).toBe(0);
  }
  await context.close();
});
