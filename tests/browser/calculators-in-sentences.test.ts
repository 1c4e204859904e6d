import { expect, test } from 'vitest';
import { sentenceElement } from '../../src/calculators/shared/sentence/sentence.ts';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import { eventually, noiseOf, sidewaysBy, worksheets } from './worksheets.ts';

const origin = await served('dist');

test.each(worksheets)(
  '$name in an article is a sentence whose answer follows a key, and opens with its numbers',
  async ({ article = '', calculator, name }) => {
    const { page, context } = await newPage({
      bypassCSP: true,
      viewport: { width: 320, height: 700 },
    });
    const noise = noiseOf(page);
    await page.goto(origin + article);
    const sentence = page.locator(sentenceElement(calculator)).first();
    const part = (of: string): Promise<string> =>
      sentence.locator(`[data-part="${of}"]`).innerText();
    expect((await sentence.boundingBox())?.height).toBeLessThan(520);
    const line = sentence.locator('input').first();
    await sentence.locator('input:read-write').first().waitFor();
    const [before, summary] = [await part('value'), await part('summary')];
    await line.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('37');
    expect(await part('value')).not.toBe(before);
    await eventually(() => part('summary')).not.toBe(summary);
    await line.fill('letters');
    await page.keyboard.press('Tab');
    await eventually(() => sentence.locator('.problem').first().innerText()).toMatch(/letters/);
    expect(await findingsOfAxe(page, sentenceElement(calculator))).toEqual([]);
    expect(await sidewaysBy(page)).toBe(0);
    await line.fill('37');
    await line.blur();
    const value = await part('value');
    await sentence.locator('[data-part="link"]').click();
    await page.waitForURL(`**/calculators/${name}/#*`);
    await eventually(() => page.locator(`${calculator.element} .headline strong`).innerText()).toBe(
      value,
    );
    await context.close();
    expect(noise).toEqual([]);
  },
);

test('without a script the worked example stands, and its fields are inert', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  for (const { article = '', calculator } of worksheets) {
    await page.goto(origin + article);
    const sentence = page.locator(sentenceElement(calculator)).first();
    expect(await sentence.locator('[data-part="value"]').innerText()).toMatch(/\d/);
    expect(await sentence.locator('input:not([readonly])').count()).toBe(0);
  }
  await context.close();
});

test.each(['/', '/calculators/'])('the pad on %s turns a year into its week', async (path) => {
  const { page, context } = await newPage();
  await page.goto(origin + path);
  const pad = (name: string) => page.locator(`[data-pad="${name}"]`);
  await page.locator('[data-pad="goal"]:read-write').waitFor();
  await pad('goal').fill('1.5M');
  await pad('weeks').fill('48');
  expect(await pad('week').innerText()).toBe('$32,000');
  await pad('worksheet').click();
  await page.waitForURL('**/calculators/stepping-stone/#*');
  await eventually(() => page.locator('stepping-stone .headline strong').innerText()).toBe(
    '$32,000',
  );
  await context.close();
});
