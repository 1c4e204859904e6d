import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, inject } from 'vitest';

let browser: Promise<Browser> | undefined;

/** A page in a fresh context of the shared browser, which this file leaves when its tests end. */
export async function newPage(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext }> {
  browser ??= chromium.connect(inject('browser'));
  const context = await (await browser).newContext(options);
  return { page: await context.newPage(), context };
}

afterAll(async () => {
  await (await browser)?.close();
});
