import { posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { compPlanCeiling } from '../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { goalPrice } from '../../src/calculators/goal-price/worksheet.ts';
import { odds } from '../../src/calculators/odds/worksheet.ts';
import { reverseFunnel } from '../../src/calculators/reverse-funnel/worksheet.ts';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../src/calculators/shared/calculator/calculator.ts';
import type { Calculator, Texts } from '../../src/calculators/shared/calculator/calculator.ts';
import {
  decode,
  encode,
  readFragment,
  writeFragment,
} from '../../src/calculators/shared/calculator/share-link.ts';
import { steppingStone } from '../../src/calculators/stepping-stone/worksheet.ts';
import { realSite } from './built-files.ts';

const site = realSite();
const files = new Set(site.files);
const calculators: readonly Calculator[] = [
  goalPrice,
  compPlanCeiling,
  steppingStone,
  reverseFunnel,
  odds,
];
const KB = 1024;
/** A day in the year of every example. */
const DAY = '2027-01-04';

const mostAlone = 12.2 * KB;
const mostTogether = 24.2 * KB;
/** The five, and the sheet they stand on. */
const mostForMyPlan = 25.3 * KB;
const mostForTheLadder = 8.8 * KB;
const mostForTheHolidays = 0.7 * KB;

/** What the stepping stone fetches only when a reader opens the log or presses a button for the holidays. */
const RARE = /open-ladder|fill-holidays|download/;

/** Scripts that stand in a page itself. */
function inlineScriptsOf(html: string): string[] {
  const tags = html.matchAll(/<script(?![^>]*\ssrc=)(?![^>]*ld\+json)[^>]*>([\s\S]*?)<\/script>/g);
  return [...tags].map(([, content = '']) => content);
}

/** Scripts a page's tags name, and those that scripts standing in it import. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*\ssrc="\/([^"]+)"/g)];
  return [
    ...tags.map(([, path = '']) => path),
    ...inlineScriptsOf(html).flatMap((content) => importsIn(content, '.')),
  ];
}

/** Scripts another one names, in static and dynamic imports and in lists of what to preload. */
function importsOf(script: string): string[] {
  return importsIn(site.read(script), posix.dirname(script));
}

function importsIn(content: string, folder: string): string[] {
  return [...content.matchAll(/["'`]([^"'`\s]+\.js)["'`]/g)]
    .flatMap(([, path = '']) => [path.replace(/^\//, ''), posix.join(folder, path)])
    .filter((path) => files.has(path));
}

/** Every script that can be loaded from these on, those `left` out and what only they need not among them. */
function reachable(
  from: readonly string[],
  left: (script: string) => boolean = () => false,
): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let script = open.pop(); script !== undefined; script = open.pop()) {
    if (found.has(script) || left(script)) continue;
    found.add(script);
    open.push(...importsOf(script));
  }
  return found;
}

function weight(scripts: Iterable<string>): number {
  return [...scripts].reduce((sum, file) => sum + brotliCompressSync(site.bytes(file)).length, 0);
}

/** The file of a part that is fetched on demand. */
function rareScript(name: string): string {
  const own = site.files.filter((file) => new RegExp(`^_astro/${name}\\.[\\w-]+\\.js$`).test(file));
  expect(own, name).toHaveLength(1);
  return own[0] ?? '';
}

/** Every script that the pages of these calculators fetch as they are used. */
function usedBy(...used: readonly Calculator[]): Set<string> {
  const start = used.flatMap((calculator) => scriptsOf(site.read(pageOf(calculator))));
  return reachable(start, (script) => RARE.test(script));
}

/** What a page's own inline scripts weigh, those every page has left out. */
function inlineWeight(html: string): number {
  const everywhere = new Set(inlineScriptsOf(site.read('about/index.html')));
  return inlineScriptsOf(html)
    .filter((content) => !everywhere.has(content))
    .reduce((sum, content) => sum + brotliCompressSync(content).length, 0);
}

const pageOf = ({ name }: Calculator): string => `calculators/${name}/index.html`;

const listed = (scripts: Iterable<string>): string =>
  [...scripts]
    .map((file) => `${posix.basename(file)} ${brotliCompressSync(site.bytes(file)).length}`)
    .join(', ');

test.each(calculators)('the scripts of $name don’t grow unseen', (calculator) => {
  const scripts = usedBy(calculator);
  const inline = inlineWeight(site.read(pageOf(calculator)));
  expect(weight(scripts) + inline, listed(scripts)).toBeLessThanOrEqual(mostAlone);
});

test.each([
  ['the ladder, fetched when the log is opened,', 'open-ladder', mostForTheLadder],
  ['the holidays, fetched when their button is pressed,', 'fill-holidays', mostForTheHolidays],
])('%s don’t grow unseen', (_, name, most) => {
  const script = rareScript(name);
  expect(weight([script]), script).toBeLessThanOrEqual(most);
});

test('the scripts of all five together don’t grow unseen', () => {
  const scripts = usedBy(...calculators);
  const inline = Math.max(...calculators.map((one) => inlineWeight(site.read(pageOf(one)))));
  expect(weight(scripts) + inline, listed(scripts)).toBeLessThanOrEqual(mostTogether);
});

test('the scripts of My plan, which works all five, don’t grow unseen', () => {
  const html = site.read('calculators/my-plan/index.html');
  const scripts = reachable(scriptsOf(html));
  expect(weight(scripts) + inlineWeight(html), listed(scripts)).toBeLessThanOrEqual(mostForMyPlan);
});

const hasWorksheet = (page: string): boolean =>
  calculators.some(({ element }) => new RegExp(`<${element}(?:-sentence)? `).test(site.read(page)));

test('a page without a calculator loads neither its script nor its styles', () => {
  const plain = site.pages.filter(
    (page) =>
      !hasWorksheet(page) &&
      !site.read(page).includes('<live-pad') &&
      !/^calculators\/(?:my-plan|why-conversation|just-in-time)\//.test(page),
  );
  expect(plain.length).toBeGreaterThan(30);
  const ofCalculators = new Set(
    [...usedBy(...calculators)].filter((script) => !/preload-helper/.test(script)),
  );
  expect(ofCalculators.size).toBeGreaterThan(0);
  for (const page of plain) {
    const html = site.read(page);
    expect(html, page).not.toMatch(/<link[^>]*href="[^"]*(?:calculators|my-plan)[^"/]*\.css"/);
    for (const script of reachable(scriptsOf(html))) {
      expect(ofCalculators, `${page} loads ${script}`).not.toContain(script);
    }
  }
});

test('at least six articles embed a calculator', () => {
  const articles = site.pages.filter((page) => page.startsWith('articles/') && hasWorksheet(page));
  expect(articles.length).toBeGreaterThanOrEqual(6);
});

interface Portable {
  readonly address: string;
  readonly html: string;
}

const origin = new URL(parseRssFeed(site.read('rss.xml')).link ?? '').origin;

const rss: Portable[] = (parseRssFeed(site.read('rss.xml')).items ?? []).map((item) => ({
  address: item.link ?? '',
  html: item.content?.encoded ?? '',
}));
const json: Portable[] = (parseJsonFeed(JSON.parse(site.read('feed.json'))).items ?? []).map(
  (item) => ({ address: item.url ?? '', html: item.content_html ?? '' }),
);
const updates: Portable[] = (
  JSON.parse(site.read('updates.json')) as { articles: { url: string; html: string }[] }
).articles.map(({ url, html }) => ({ address: url, html }));

test.each([
  ['rss.xml', rss],
  ['feed.json', json],
  ['updates.json', updates],
])('in %s each embed is a table and a link that opens the article’s own state', (_, items) => {
  let embeds = 0;
  for (const { address, html } of items) {
    const page = `${new URL(address).pathname.slice(1)}index.html`;
    const built = site.read(page);
    for (const calculator of calculators) {
      // The fragment of the worksheet's own link in the article: the worked example its author set.
      const own = new RegExp(
        `data-part="link"[^>]*href="/calculators/${calculator.name}/(#[^"]+)"`,
        'g',
      );
      const expected = [...built.matchAll(own)].map(([, fragment = '']) => unescaped(fragment));
      const portable = new RegExp(
        `<table class="worksheet">(?:(?!</?table)[\\s\\S])*</table>\\s*<p>\\s*<a href="${origin}/calculators/${calculator.name}/(#[^"]+)"`,
        'g',
      );
      const found = [...html.matchAll(portable)].map(([, fragment = '']) => unescaped(fragment));
      const named = `${address} ${calculator.name}`;
      expect(found.map(stateIn(calculator)), named).toEqual(expected.map(stateIn(calculator)));
      for (const fragment of found) {
        const read = readForm(calculator, stateIn(calculator)(fragment), DAY);
        if (!read.values) throw new Error(`${named}: ${JSON.stringify(read.problems)}`);
        expect(writeFragment(encode(calculator, read.values)), named).toBe(
          writeFragment(readFragment(fragment)),
        );
      }
      expect(html, named).not.toContain(`<${calculator.element}`);
      embeds += found.length;
    }
  }
  expect(embeds).toBeGreaterThanOrEqual(6);
});

function stateIn(calculator: Calculator): (fragment: string) => Texts {
  const standard = writeForm(calculator, standardValues(calculator, DAY));
  return (fragment) => decode(calculator, readFragment(fragment), standard, DAY);
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#x26;', '&');
}
