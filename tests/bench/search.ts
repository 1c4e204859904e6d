import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { writeCompressedCopies } from '../../src/integrations/compressed-copies.ts';
import { writeSearchIndex } from '../../src/search/indexing/search-index.ts';
import { application } from '../../src/serving/application.ts';
import { listening, siteAddress } from '../../src/serving/listening.ts';
import { site } from '../../src/site.ts';
import { openBrowser } from '../browser/browser-launch.ts';
import { recordTransfers } from '../browser/transfers.ts';
import { rareWord, writeArticlePages } from './searched-pages.ts';

// Searching as a reader meets it the first time, on a slow phone connection: our index, and beside it the plain
// way, one JSON file with all titles and texts. What is searched is generated; the page is the built site's own.
// Other sizes can be named: node tests/bench/search.ts 5000
const named = process.argv.slice(2).map(Number);
const sizes = named.length > 0 ? named : [1_000, 10_000];
const searches = ['price', 'hard promise', rareWord(3_000)];

/** Chrome's own "Slow 4G": 562.5 ms more for every request, 1.44 Mbit/s down, 675 kbit/s up. */
const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};

/** A field, and what it finds in the one file. */
const plainPage = `<!doctype html><title>Search</title><input type="search"><ol></ol><script type="module">
const field = document.querySelector('input');
let index;
field.onfocus = () => index ??= fetch('/plain/index.json').then((response) => response.json());
field.oninput = async () => {
  const words = field.value.toLowerCase().split(' ');
  const found = (await index).filter(({ title, text }) =>
    words.every((word) => (title + ' ' + text).toLowerCase().includes(word)));
  document.querySelector('ol').innerHTML = found.slice(0, 8)
    .map(({ url, title }) => '<li><a href="' + url + '">' + title + '</a>').join('');
};
</script>`;

const work = mkdtempSync(join(tmpdir(), 'search-'));
const browser = await openBrowser();
try {
  write('| articles | searched | index | fetched | one after another | first result |');
  write('| --- | --- | --- | --- | --- | --- |');
  for (const size of sizes) await measure(size);
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}

async function measure(size: number): Promise<void> {
  const folder = join(work, String(size));
  const pages = join(folder, 'pages');
  writeArticlePages('dist', pages, size);
  const worked = process.cpuUsage();
  await writeSearchIndex(pages, join(folder, 'cache'), site.language);
  const { user, system } = process.cpuUsage(worked);
  const memory = process.memoryUsage.rss();
  const served = join(folder, 'site');
  for (const part of ['_astro', 'search/index.html']) {
    cpSync(join('dist', part), join(served, part), { recursive: true });
  }
  cpSync(join(pages, 'search'), join(served, 'search'), { recursive: true });
  await writeCompressedCopies(served);
  writePlainWay(join(pages, 'search/articles'), join(served, 'plain'));

  const server = await listening(await application(served), '127.0.0.1', 0);
  const origin = siteAddress(server, '127.0.0.1').replace(/\/$/, '');
  for (const words of searches) {
    for (const [index, path] of [
      ['ours', '/search/'],
      ['one file', '/plain/'],
    ] as const) {
      const { bytes, rounds, milliseconds } = await searched(origin + path, words);
      const time = `${(milliseconds / 1000).toFixed(1)} s`;
      write(`| ${[size, words, index, kilobytes(bytes), rounds, time].join(' | ')} |`);
    }
  }
  server.close();
  write(
    `The index of ${size} articles took ${((user + system) / 1e6).toFixed(1)} s of a processor, the process ${megabytes(memory)} of memory.`,
  );
}

/** What a reader with nothing in the cache waits for, who opens the page and, once it is there, types at once. */
async function searched(address: string, words: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4g);
  await page.goto(address, { waitUntil: 'networkidle' });
  const transfers = recordTransfers(session);
  const began = performance.now();
  await page.getByRole('searchbox').fill(words);
  await page.locator('ol > li a').first().waitFor({ timeout: 180_000 });
  const milliseconds = performance.now() - began;
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_500);
  await context.close();
  return { ...transfers(), milliseconds };
}

/** The plain way: one file with everything, and a page that looks through it. */
function writePlainWay(texts: string, folder: string): void {
  const all = readdirSync(texts).map((name) => JSON.parse(readFileSync(join(texts, name), 'utf8')));
  mkdirSync(folder);
  const content = JSON.stringify(all);
  writeFileSync(join(folder, 'index.json'), content);
  // Two levels below the best: that takes minutes for this one file, and saves a few percent.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(join(folder, 'index.json.br'), brotliCompressSync(content, { params }));
  writeFileSync(join(folder, 'index.html'), plainPage);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
