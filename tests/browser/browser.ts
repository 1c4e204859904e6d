import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { openBrowser } from './browser-launch.ts';

let browser: Promise<Browser> | undefined;

/** A page in a fresh context of this file's browser, which is closed when its tests end. */
export async function newPage(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext }> {
  browser ??= openBrowser();
  const context = await (await browser).newContext(options);
  return { page: await context.newPage(), context };
}

afterAll(async () => {
  await (await browser)?.close();
});
