import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { application } from '../../src/serving/application.ts';
import { listening, siteAddress } from '../../src/serving/listening.ts';
import { openBrowser } from '../browser/browser-launch.ts';
import { keyPresses } from './key-presses.ts';

// What a reader on a slow phone waits for. Lighthouse on a simulated mid-range phone with a slow connection: the worst
// of three runs of each page. Then every calculator's keys, with the processor slowed down to a quarter.
const pages = [
  '/',
  '/articles/the-twenty-k-week/',
  '/articles/a-quota-is-not-a-reason/',
  '/articles/the-lottery-question/',
  '/archive/',
  '/archive/2026/11/',
  '/topics/goals/',
  '/search/?q=quota',
  '/404.html',
  '/calculators/stepping-stone/',
];
const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const server = await listening(await application('dist'), '127.0.0.1', 0);
const origin = siteAddress(server, '127.0.0.1').replace(/\/$/, '');
const port = await freePort();
const browser = await openBrowser([`--remote-debugging-port=${port}`]);
try {
  const title = ['page', ...categories, 'LCP ms', 'TBT ms', 'CLS'];
  writeRow(title);
  writeRow(title.map(() => '---'));
  for (const path of pages) {
    const measured = [];
    for (let run = 0; run < runs; run += 1) measured.push(await measure(origin + path));
    const worst = measured.reduce((one, other) =>
      other.scores.performance < one.scores.performance ? other : one,
    );
    const scores = categories.map((category) => worst.scores[category]);
    writeRow([path, ...scores, ...worst.timings]);
    for (const finding of worst.findings) process.stdout.write(`  ${finding}\n`);
  }
  const keys = ['key press to painted answer, ms', 'median', 'worst'];
  process.stdout.write('\n');
  writeRow(keys);
  writeRow(keys.map(() => '---'));
  for (const row of await keyPresses(browser, origin)) writeRow(row);
} finally {
  await browser.close();
  server.close();
}

function writeRow(cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function measure(address: string) {
  const result = await lighthouse(address, {
    port,
    logLevel: 'error',
    onlyCategories: [...categories],
  });
  if (!result) throw new Error(`Lighthouse gave no result for ${address}.`);
  const { categories: found, audits } = result.lhr;
  const score = (category: (typeof categories)[number]): number =>
    Math.round((found[category]?.score ?? 0) * 100);
  const timing = (audit: string): number =>
    Math.round((audits[audit]?.numericValue ?? NaN) * 1000) / 1000;
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    timings: [
      Math.round(timing('largest-contentful-paint')),
      Math.round(timing('total-blocking-time')),
      timing('cumulative-layout-shift'),
    ],
    findings: Object.values(audits)
      .filter(({ score: value, scoreDisplayMode }) => scoreDisplayMode === 'binary' && value === 0)
      .map(({ id, title }) => `${id}: ${title}`),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
