import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCompressedCopies } from '../../src/integrations/compressed-copies.ts';
import { writeSearchIndex } from '../../src/search/search-index.ts';
import { application } from '../../src/serving/application.ts';
import { listening, siteAddress } from '../../src/serving/listening.ts';
import { openBrowser } from '../browser/browser-launch.ts';
import { recordTransfers } from '../browser/transfers.ts';
import { rareWord, writeArticlePages } from './searched-pages.ts';

// Searching as a reader meets it the first time, on a slow phone connection: in the site itself, then among
// generated articles. Sizes can be named: node tests/bench/search.ts 10000
const named = process.argv.slice(2).map(Number);
const sizes = named.length > 0 ? named : [1_000];
const searches = ['price', 'hard promise', rareWord(3_000)];
/** What a search of one word or two may fetch, headers included, among up to a thousand articles. */
const mostKilobytes = 135;

/** Chrome's own "Slow 4G": 562.5 ms more for every request, 1.44 Mbit/s down, 675 kbit/s up. */
const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};

const work = mkdtempSync(join(tmpdir(), 'search-'));
const browser = await openBrowser();
try {
  write('| articles | searched | fetched | one after another | first result | longest pause |');
  write('| --- | --- | --- | --- | --- | --- |');
  await measure('16', 'dist', searches.slice(0, 2));
  for (const size of sizes) await measureGenerated(size);
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}

async function measureGenerated(size: number): Promise<void> {
  const folder = join(work, String(size));
  writeArticlePages('dist', folder, size);
  const began = performance.now();
  await writeSearchIndex(folder, join(work, 'cache'));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  for (const part of ['_astro', '_headers', 'search']) {
    cpSync(join('dist', part), join(folder, part), { recursive: true });
  }
  rmSync(join(folder, 'articles'), { recursive: true });
  await writeCompressedCopies(folder);
  await measure(String(size), folder, searches);
  write(`${size} articles were indexed in ${seconds} s.`);
}

async function measure(size: string, folder: string, wanted: readonly string[]): Promise<void> {
  const server = await listening(await application(folder), '127.0.0.1', 0);
  const address = `${siteAddress(server, '127.0.0.1').replace(/\/$/, '')}/search/`;
  for (const words of wanted) {
    const { bytes, rounds, milliseconds, pause } = await searched(address, words);
    const kilobytes = bytes / 1024;
    const time = `${(milliseconds / 1000).toFixed(1)} s`;
    write(
      `| ${[size, words, `${kilobytes.toFixed(1)} KB`, rounds, time, `${pause} ms`].join(' | ')} |`,
    );
    if (Number(size) <= 1_000 && kilobytes > mostKilobytes) {
      process.exitCode = 1;
      write(`That is more than ${mostKilobytes} KB.`);
    }
  }
  server.close();
}

/** What a reader with nothing in the cache waits for, who opens the page and, once it is there, types at once. */
async function searched(address: string, words: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4g);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(watchForResults);
  const transfers = recordTransfers(session);
  await page.getByRole('searchbox').fill(words);
  const milliseconds = await page.evaluate(() => watched().firstResult);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_500);
  const pause = await page.evaluate(() => Math.max(0, ...watched().pauses));
  await context.close();
  return { ...transfers(), milliseconds, pause };
}

/** In the page: times the first result from the moment the field is focused, which looking from outside can't do. */
function watchForResults(): void {
  const pauses: number[] = [];
  const firstResult = new Promise<number>((resolve) => {
    addEventListener('focusin', () => {
      const began = performance.now();
      new MutationObserver((_, observer) => {
        if (!document.querySelector('main .results a')) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - began));
      }).observe(document.body, { childList: true, subtree: true });
    });
  });
  Object.assign(globalThis, { watched: () => ({ pauses, firstResult }) });
  new PerformanceObserver((list) => {
    pauses.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
}

/** What `watchForResults` has seen, in the page. */
declare function watched(): { readonly pauses: number[]; readonly firstResult: Promise<number> };

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
