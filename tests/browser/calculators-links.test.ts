import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { served } from './served.ts';
import {
  eventually,
  fieldOf,
  junk,
  noiseOf,
  stateOf,
  wake,
  worksheetOn,
  worksheets,
} from './worksheets.ts';

const origin = await served('dist');

test.each(worksheets)(
  'junk in the fragment breaks nothing of $name, and an address without sense brings the worked example',
  async (place) => {
    const { page, context } = await newPage();
    const noise = noiseOf(page);
    const keys = Object.keys(place.calculator.fields).map(
      (name) => `${place.calculator.code}.${name}`,
    );
    const fragments = [
      ...junk.map((text) =>
        [['v', '1'], ...keys.map((key) => [key, text])]
          .map((pair) => pair.map((part) => encodeURIComponent(part ?? '')).join('='))
          .join('&'),
      ),
      'v=1&%E0%A4%A&%',
      `v=1&${place.calculator.code}.${place.field}`,
      'v=1&__proto__.x=1&constructor.y=2',
      '<img src=x onerror=alert(1)>',
      `v=1&${'a'.repeat(10_000)}`,
    ];
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    for (const fragment of fragments) {
      const named = `${place.name} #${fragment.slice(0, 60)}`;
      // Arrives the way a pasted address does on a page that is open.
      await page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await eventually(() => page.evaluate(() => location.hash.length), {
        message: named,
      }).toBeGreaterThan(1);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      expect(await worksheet.innerText(), named).not.toMatch(/NaN|Infinity|undefined/);
      const { '(headline)': headline = '' } = await stateOf(worksheet);
      expect(headline.length, named).toBeGreaterThan(0);
      expect(await worksheet.locator('img').count(), named).toBe(0);
    }
    await page.goto('about:blank');
    await page.goto(`${origin}${place.page}#${fragments[7] ?? ''}`);
    await worksheet.locator('[data-part="copy"]:enabled').waitFor();
    expect(await worksheet.innerText(), place.name).not.toMatch(/NaN|Infinity|undefined/);
    await context.close();
    expect(noise).toEqual([]);
  },
);

test('what a link brings out of range is moved into range', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/calculators/goal-price/#v=1&g.cost=99999999999&g.kept=5`);
  await page.locator('goal-price [data-part="copy"]:enabled').waitFor();
  expect(await page.locator('[name="cost"]').inputValue()).toBe('1,000,000,000');
  expect(await page.locator('[name="kept"]').inputValue()).toBe('20');
  await context.close();
});

test('“Copy link” gives a link that brings the same state in a new page', async () => {
  const { page, context } = await newPage();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  for (const place of worksheets) {
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    const field = await fieldOf(worksheet, place.field);
    await field.fill(place.eight);
    await field.blur();
    if (place.name === 'goal-price') await worksheet.locator('.why textarea').fill('my daughter');
    const address = page.url();
    await worksheet.locator('[data-part="copy"]').click();
    await eventually(() => worksheet.locator('[data-part="copied"]').textContent()).toMatch(
      /^Link copied/,
    );
    expect(page.url()).toBe(address);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).pathname).toBe(place.page);
    expect(new URL(link).search).toBe('');
    expect(decodeURIComponent(link)).not.toMatch(/daughter/);
    const before = await stateOf(worksheet);
    const opened = await context.newPage();
    await opened.goto(link);
    const again = worksheetOn(opened, place);
    await again.locator('[data-part="copy"]:enabled').waitFor();
    const after = await stateOf(again);
    expect(Number(after[place.field]?.replaceAll(',', ''))).toBe(Number(place.eight));
    // A link keeps the day it was copied on.
    const same = { [place.field]: '', asOf: '' };
    expect({ ...after, ...same }, place.name).toEqual({ ...before, ...same });
    await opened.close();
  }
  await context.close();
});

test('where the clipboard is closed, the link is written out instead', async () => {
  const { page, context } = await newPage();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const [place] = worksheets;
  if (!place) throw new Error('There are no calculators.');
  await page.goto(origin + place.page);
  const worksheet = worksheetOn(page, place);
  await wake(worksheet);
  await worksheet.locator('[data-part="copy"]').click();
  await eventually(() => worksheet.locator('[data-part="copied"]').textContent()).toContain(
    `The link: ${origin}/calculators/goal-price/#v=1&g.`,
  );
  await context.close();
});

test('from the reason to the odds: each link onward carries the result, and all of it travels on', async () => {
  const { page, context } = await newPage();
  await page.goto(`${origin}/calculators/goal-price/`);
  const carried = new Map<string, string>();
  for (const [index, place] of worksheets.entries()) {
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    for (const [key, text] of carried) {
      const [code, name = ''] = key.split('.');
      if (code !== place.calculator.code) continue;
      const field = await fieldOf(worksheet, name);
      const asked = place.calculator.fields[name];
      const { value } = asked?.read(await field.inputValue()) ?? {};
      expect(asked?.link(value), key).toBe(text);
    }
    expect(await worksheet.locator('[data-part="stale"]').isVisible(), place.name).toBe(false);
    if (index === 0) {
      const cost = await fieldOf(worksheet, 'cost');
      await cost.fill('80000');
      await cost.blur();
    }
    if (index < worksheets.length - 1) {
      const next = worksheet.locator('[data-part="next"]');
      const { hash } = new URL((await next.getAttribute('href')) ?? '', origin);
      for (const [key, text] of new URLSearchParams(hash.slice(1))) carried.set(key, text);
      await next.click();
      await page.waitForURL(`**${worksheets[index + 1]?.page ?? ''}*`);
    }
  }
  // 80,000 ÷ 0.62 = 129,032.26 of pay, rounded up to the cent.
  expect(carried.get('c.goal')).toBe('129032.26');
  expect(carried.get('g.cost')).toBe('80000');
  for (const key of ['s.goal', 'f.gap', 'f.weeks', 'o.weeks']) {
    expect(carried.get(key), key).toMatch(/^\d+(\.\d\d)?$/);
  }
  await context.close();
});
