import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { pageKinds } from './page-kinds.ts';
import { served } from './served.ts';

const origin = await served('dist');

test('nothing scrolls sideways at 320 px, nor with text at 200 %', async () => {
  const { page, context } = await newPage({ viewport: { width: 320, height: 640 } });
  for (const path of pageKinds) {
    await page.goto(origin + path);
    expect(await sidewaysBy(), path).toBe(0);
  }
  await page.setViewportSize({ width: 640, height: 800 });
  for (const path of pageKinds) {
    await page.goto(origin + path);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await sidewaysBy(), `${path} at 200 %`).toBe(0);
  }
  await context.close();

  function sidewaysBy(): Promise<number> {
    return page.evaluate(() => {
      const root = document.documentElement;
      return Math.max(0, root.scrollWidth - root.clientWidth);
    });
  }
});

test('with a reader’s own line, word and letter spacing no text is cut off (WCAG 1.4.12)', async () => {
  const { page, context } = await newPage({
    viewport: { width: 390, height: 800 },
    bypassCSP: true,
  });
  for (const path of pageKinds) {
    await page.goto(origin + path);
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, a, li, button, label')]
        .filter(
          (element) => element.clientWidth > 1 && getComputedStyle(element).overflow === 'hidden',
        )
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.textContent),
    );
    expect(cut, path).toEqual([]);
  }
  await context.close();
});

test('headings, links and the form stay visible in forced colours', async () => {
  const { page, context } = await newPage({ forcedColors: 'active' });
  await page.goto(`${origin}/articles/five-goals-ten-weeks-later/`);
  const border = await page
    .getByLabel('Your email address')
    .evaluate((field) => getComputedStyle(field).borderTopStyle);
  expect(border).toBe('solid');
  const marked = await page
    .locator('.prose strong')
    .first()
    .evaluate((strong) => getComputedStyle(strong).textDecorationLine);
  expect(marked).toBe('underline');
  await context.close();
});

test('without motion there is no view transition', async () => {
  const { page, context } = await newPage({ reducedMotion: 'reduce' });
  await page.goto(`${origin}/`);
  const moving = await page.evaluate(
    () =>
      document.getAnimations().length +
      [...document.querySelectorAll('*')].filter(
        (element) => getComputedStyle(element).transitionDuration !== '0s',
      ).length,
  );
  expect(moving).toBe(0);
  await context.close();
});
