import { existsSync } from 'node:fs';
import packagedChromium from '@sparticuz/chromium';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll } from 'vitest';

const installed = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path && existsSync(path));

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Promise<Browser> | undefined;

/** A browser: the machine's own Chromium where there is one, else the one that comes as a package. */
export function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  return launch(extra);
}

async function launch(extra: readonly string[]): Promise<Browser> {
  if (installed) return chromium.launch({ executablePath: installed, args: [...quiet, ...extra] });
  const executablePath = await packagedChromium.executablePath();
  // One process for everything would end the browser with its first page.
  const args = packagedChromium.args.filter((argument) => argument !== '--single-process');
  return chromium.launch({ executablePath, args: [...args, ...quiet, ...extra] });
}

/** A page in a fresh context of this file's browser, which is closed when its tests end. */
export async function newPage(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext }> {
  browser ??= launch([]);
  const context = await (await browser).newContext(options);
  return { page: await context.newPage(), context };
}

afterAll(async () => {
  await (await browser)?.close();
});
