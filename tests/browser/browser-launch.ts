import { existsSync } from 'node:fs';
import packagedChromium from '@sparticuz/chromium';
import type { Browser, BrowserServer, LaunchOptions } from 'playwright-core';
import { chromium } from 'playwright-core';

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

/**
 * A browser: the machine's own Chromium where there is one, else the one that comes as a package.
 * @param options of its command line, besides those that keep it quiet.
 */
export async function openBrowser(options: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await launchOptions(options));
}

/** The same, for several processes to connect to. */
export async function browserServer(): Promise<BrowserServer> {
  return chromium.launchServer(await launchOptions([]));
}

async function launchOptions(options: readonly string[]): Promise<LaunchOptions> {
  if (installed) return { executablePath: installed, args: [...quiet, ...options] };
  const executablePath = await packagedChromium.executablePath();
  return { executablePath, args: [...quiet, ...options] };
}
