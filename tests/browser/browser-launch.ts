import { existsSync } from 'node:fs';
import packagedChromium from '@sparticuz/chromium';
import type { Browser } from 'playwright-core';
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
  if (installed) {
    return chromium.launch({ executablePath: installed, args: [...quiet, ...options] });
  }
  const executablePath = await packagedChromium.executablePath();
  // One process for everything would end the browser with its first page.
  const args = packagedChromium.args.filter((option) => option !== '--single-process');
  return chromium.launch({ executablePath, args: [...args, ...quiet, ...options] });
}
