import { expect, test } from 'vitest';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import { pageKinds } from './page-kinds.ts';
import { served } from './served.ts';

const origin = await served('dist');

test.each([
  ['a desktop', { width: 1280, height: 900 }],
  ['a phone', { width: 320, height: 640 }],
])('axe finds nothing on any page kind on %s, light and dark', async (_, viewport) => {
  const { page, context } = await newPage({ viewport, bypassCSP: true });
  const findings: Record<string, string[]> = {};
  for (const path of pageKinds) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(origin + path);
    const light = await findingsOfAxe(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const found = [...light, ...(await findingsOfAxe(page, ':root', 'contrast'))];
    if (found.length > 0) findings[path] = found;
  }
  await context.close();
  expect(findings).toEqual({});
});
