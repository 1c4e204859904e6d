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
} from '../../src/calculators/shared/worksheet/calculator.ts';
import type { Calculator, Texts } from '../../src/calculators/shared/worksheet/calculator.ts';
import {
  decode,
  encode,
  readFragment,
  writeFragment,
} from '../../src/calculators/shared/worksheet/share-link.ts';
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

const mostAlone = 6 * KB;
const mostTogether = 12 * KB;
const mostOnMyPlan = 12 * KB;
const mostAtRest = 0.3 * KB;
const mostForTheLadder = 8.8 * KB;
const mostForTheHolidays = 0.7 * KB;

/** What the stepping stone fetches only when a reader opens the log or presses a button for the holidays. */
const RARE = /open-ladder|fill-holidays/;

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

/** The script that a page fetches for a calculator, and that for all of them. */
function scriptOf(name: string): string {
  const own = site.files.filter((file) => new RegExp(`^_astro/${name}\\.\\w+\\.js$`).test(file));
  expect(own, name).toHaveLength(1);
  return own[0] ?? '';
}

/** Every script that a page with these calculators fetches as they are used: one calculator, or all of them. */
function usedBy(...used: readonly Calculator[]): Set<string> {
  const [only, ...more] = used.map(({ element }) => element);
  const start = used.flatMap((calculator) => scriptsOf(site.read(pageOf(calculator))));
  return reachable([...start, scriptOf(more.length > 0 ? 'all' : (only ?? ''))], (script) =>
    RARE.test(script),
  );
}

/** Whether it is the script that fetches a calculator's when its worksheet comes near the view. */
function isWaking(script: string): boolean {
  return script.includes('.worksheet');
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

test.each(calculators)(
  'the page of $name waits for the worksheet to come near, then fetches its script',
  (calculator) => {
    const [, made = ''] = /\.(\w+)\.js$/.exec(scriptOf(calculator.element)) ?? [];
    const waiting = inlineScriptsOf(site.read(pageOf(calculator))).filter(isWaking);
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toMatch(new RegExp(`/_astro/\\$\\{.*\\}\\.${made}\\.js`));
    expect(scriptOf('all')).toContain(made);
  },
);

test('a script brings all it needs, and what it fetches on demand does, too', () => {
  for (const { code, element } of calculators) {
    const script = site.read(scriptOf(element));
    expect(script, element).toMatch(new RegExp(`code:.${code}.,`));
    expect(script, element).toContain('[data-sheet]');
    expect(
      importsOf(scriptOf(element)).every((file) => RARE.test(file)),
      element,
    ).toBe(true);
  }
  const rare = new Set(importsOf(scriptOf('stepping-stone')));
  expect(rare).toEqual(new Set(importsOf(scriptOf('all'))));
  expect(rare.size).toBe(2);
  for (const file of rare) expect(importsOf(file), file).toEqual([]);
});

test('the words of a calculator stand in its page and not in its script', () => {
  for (const calculator of calculators) {
    const script = site.read(scriptOf(calculator.element));
    const page = site.read(pageOf(calculator));
    const { lever } = calculator.work(standardValues(calculator), '2027-01-04');
    const opening = lever.slice(0, 24);
    expect(page, calculator.name).toContain(opening);
    expect(script, calculator.name).not.toContain(opening);
    for (const { label } of Object.values(calculator.fields)) {
      expect(script, calculator.name).not.toContain(label);
    }
  }
});

test.each(calculators)('the script of $name weighs at most 6 KB', (calculator) => {
  const scripts = usedBy(calculator);
  const inline = inlineWeight(site.read(pageOf(calculator)));
  expect(weight(scripts) + inline, listed(scripts)).toBeLessThanOrEqual(mostAlone);
});

test('a calculator that is far from the view costs a third of a kilobyte', () => {
  for (const calculator of calculators) {
    const html = site.read(pageOf(calculator));
    const everywhere = new Set(scriptsOf(site.read('about/index.html')));
    const tags = scriptsOf(html).filter((script) => !everywhere.has(script));
    const atRest = new Set(tags);
    for (const script of atRest) {
      const first = site.read(script).matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g);
      for (const [, path = ''] of first) atRest.add(posix.join(posix.dirname(script), path));
    }
    expect(weight(atRest) + inlineWeight(html), listed(atRest)).toBeLessThanOrEqual(mostAtRest);
  }
});

test.each([
  ['the ladder, fetched when the log is opened,', 'open-ladder', mostForTheLadder],
  ['the holidays, fetched when their button is pressed,', 'fill-holidays', mostForTheHolidays],
])('%s don’t grow unseen', (_, name, most) => {
  const script = scriptOf(name);
  expect(weight([script]), script).toBeLessThanOrEqual(most);
});

test('the script of all five together weighs at most 12 KB', () => {
  const scripts = usedBy(...calculators);
  // What stands in a page itself is the same in all of theirs.
  const pages = calculators.map((calculator) => site.read(pageOf(calculator)));
  const inline = Math.max(...pages.map(inlineWeight));
  expect(weight(scripts) + inline, listed(scripts)).toBeLessThanOrEqual(mostTogether);
});

test('the script of My plan, which works all five, weighs at most 12 KB', () => {
  const html = site.read('calculators/my-plan/index.html');
  const scripts = reachable(scriptsOf(html));
  expect(weight(scripts) + inlineWeight(html), listed(scripts)).toBeLessThanOrEqual(mostOnMyPlan);
});

const hasWorksheet = (page: string): boolean =>
  calculators.some(({ element }) => site.read(page).includes(`<${element} `));

test('a page without a calculator loads neither its script nor its styles', () => {
  const plain = site.pages.filter(
    (page) => !hasWorksheet(page) && page !== 'calculators/my-plan/index.html',
  );
  expect(plain.length).toBeGreaterThan(30);
  expect(inlineScriptsOf(site.read('calculators/odds/index.html')).some(isWaking)).toBe(true);
  for (const page of plain) {
    const html = site.read(page);
    expect(html, page).not.toMatch(/<link[^>]*href="[^"]*(?:calculators|my-plan)[^"/]*\.css"/);
    expect(inlineScriptsOf(html).some(isWaking), page).toBe(false);
    for (const script of reachable(scriptsOf(html))) {
      expect(site.read(script), `${page} loads ${script}`).not.toContain('[data-sheet]');
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
        `<table>(?:(?!</?table)[\\s\\S])*</table>\\s*<p>\\s*<a href="${origin}/calculators/${calculator.name}/(#[^"]+)"`,
        'g',
      );
      const found = [...html.matchAll(portable)].map(([, fragment = '']) => unescaped(fragment));
      const named = `${address} ${calculator.name}`;
      expect(found.map(stateIn(calculator)), named).toEqual(expected.map(stateIn(calculator)));
      for (const fragment of found) {
        const read = readForm(calculator, stateIn(calculator)(fragment), '2027-01-04');
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
  const standard = writeForm(calculator, standardValues(calculator));
  return (fragment) => decode(calculator, readFragment(fragment), standard);
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#x26;', '&');
}
