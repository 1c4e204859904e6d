import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findingsOfAxe } from './axe.ts';
import { newPage } from './browser.ts';
import { downloadedText } from './downloaded.ts';
import { served } from './served.ts';
import { eventually, noiseOf, pagesOf, sidewaysBy } from './worksheets.ts';

const origin = await served('dist');

const papers = [
  {
    name: 'why-conversation',
    lines: {
      who: 'Ray',
      hoped: 'A degree I stopped twelve credits short of',
      soon: 'A place over the garage, with a door',
      takes: '10M',
      begins: '$60k',
      why: 'She came for a month.',
      trigger: 'She turns eighty.',
      stone: 'Call about the permit.',
    },
  },
  {
    name: 'just-in-time',
    lines: {
      who: 'Dr. Ito',
      happened: 'He’d think about it.',
      cue: 'He looked at his phone.',
      differently: 'Ask what he’d still need to know.',
      believed: 'Pushing is rude.',
      sentence: '“What would you still need to know?”',
    },
  },
] as const;
type PaperUnderTest = (typeof papers)[number];

const part = (page: Page, name: string): Locator => page.locator(`[data-paper="${name}"]`);
const line = (page: Page, name: string): Locator => page.locator(`.paper form [name="${name}"]`);
const notice = (page: Page): Promise<string> => part(page, 'notice').innerText();
const stored = (page: Page, { name }: PaperUnderTest): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), `calculators.${name}`);

async function open(page: Page, { name }: PaperUnderTest): Promise<void> {
  await page.goto(`${origin}/calculators/${name}/`);
  await page.locator('[data-paper="keep"]:enabled').waitFor();
}

async function write(page: Page, { lines }: PaperUnderTest): Promise<void> {
  for (const [name, text] of Object.entries(lines)) await line(page, name).fill(text);
}

test.each(papers)('$name keeps nothing before the press, then everything', async (paper) => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await open(page, paper);
  await write(page, paper);
  expect(await stored(page, paper)).toBeNull();
  await part(page, 'keep').click();
  await eventually(() => notice(page)).toBe(
    'Kept on this device, and rewritten here as you write.',
  );
  await line(page, 'who').fill('Somebody else');
  expect(await stored(page, paper)).toContain('Somebody else');
  await page.reload();
  await part(page, 'list').getByRole('button').click();
  for (const [name, text] of Object.entries(paper.lines)) {
    expect(await line(page, name).inputValue()).toBe(name === 'who' ? 'Somebody else' : text);
  }
  expect(page.url()).toBe(`${origin}/calculators/${paper.name}/`);
  await context.close();
  expect(noise).toEqual([]);
});

test.each(papers)('$name is written, kept and opened again by keyboard alone', async (paper) => {
  const { page, context } = await newPage();
  await open(page, paper);
  const tabTo = async (wanted: Locator): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('It can’t be reached by Tab.');
  };
  for (const [name, text] of Object.entries(paper.lines)) {
    await tabTo(line(page, name));
    await page.keyboard.insertText(text);
  }
  await tabTo(part(page, 'keep'));
  await page.keyboard.press('Enter');
  await eventually(() => stored(page, paper)).toContain(paper.lines.who);
  await tabTo(part(page, 'new'));
  await page.keyboard.press('Space');
  expect(await line(page, 'who').inputValue()).toBe('');
  await tabTo(part(page, 'list').getByRole('button'));
  await page.keyboard.press('Enter');
  expect(await line(page, 'who').inputValue()).toBe(paper.lines.who);
  await context.close();
});

test.each(papers)('$name is paper without a script: written on, and printed', async (paper) => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  await page.goto(`${origin}/calculators/${paper.name}/`);
  expect(await page.locator('.paper .inert').isVisible()).toBe(true);
  for (const [name, text] of Object.entries(paper.lines)) {
    expect(await line(page, name).isVisible(), name).toBe(true);
    await line(page, name).fill(text);
  }
  expect(await page.locator('.paper button:enabled').count()).toBe(0);
  expect(await part(page, 'kept').isVisible()).toBe(false);
  expect(await page.locator('.paper form section:visible').count()).toBeGreaterThan(2);
  await context.close();
});

test.each(papers)('$name prints on one page, blank and written on', async (paper) => {
  const { page, context } = await newPage();
  const printed: number[] = [];
  const print = async (): Promise<void> => {
    for (const format of ['A4', 'Letter'] as const) {
      printed.push(pagesOf(await page.pdf({ format, printBackground: true })));
    }
  };
  await open(page, paper);
  await print();
  await write(page, paper);
  await print();
  await page.emulateMedia({ media: 'print' });
  expect(await line(page, 'who').isVisible()).toBe(true);
  expect(await part(page, 'keep').isVisible()).toBe(false);
  await context.close();
  expect(printed).toEqual([1, 1, 1, 1]);
});

test.each(papers)('$name with storage blocked says so, and loses nothing', async (paper) => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await open(page, paper);
  await write(page, paper);
  await part(page, 'keep').click();
  await eventually(() => notice(page)).toMatch(/^This device won’t keep it/);
  expect(await line(page, 'who').inputValue()).toBe(paper.lines.who);
  await context.close();
  expect(noise).toEqual([]);
});

test.each(papers)('what $name saves can be read and brought in elsewhere', async (paper) => {
  const { page, context } = await newPage({ acceptDownloads: true });
  await open(page, paper);
  await write(page, paper);
  const save = async (kind: string): Promise<string> => {
    const [file] = await Promise.all([page.waitForEvent('download'), part(page, kind).click()]);
    return downloadedText(file);
  };
  const text = await save('text');
  for (const written of Object.values(paper.lines)) expect(text).toContain(written);
  const copy = await save('json');
  expect(await stored(page, paper)).toBeNull();
  await context.close();

  const other = await newPage();
  await open(other.page, paper);
  const file = { name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(copy) };
  await part(other.page, 'file').setInputFiles(file);
  await eventually(() => notice(other.page)).toBe('1 brought in and kept on this device.');
  await part(other.page, 'file').setInputFiles({ ...file, buffer: Buffer.from('{"a":') });
  await eventually(() => notice(other.page)).toMatch(/^This file can’t be read/);
  await part(other.page, 'list').getByRole('button').click();
  expect(await line(other.page, 'who').inputValue()).toBe(paper.lines.who);
  other.page.on('dialog', (dialog) => void dialog.accept());
  await part(other.page, 'delete').click();
  await eventually(() => notice(other.page)).toMatch(/^Everything is deleted/);
  expect(await stored(other.page, paper)).toBeNull();
  expect(await line(other.page, 'who').inputValue()).toBe('');
  await other.context.close();
});

test.each(papers)(
  'axe finds nothing in $name written on, and nothing scrolls sideways',
  async (paper) => {
    const { page, context } = await newPage({ bypassCSP: true });
    await open(page, paper);
    await write(page, paper);
    await part(page, 'keep').click();
    const findings: string[] = [];
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      if ((await sidewaysBy(page)) > 0) findings.push(`${width} px scroll sideways`);
      for (const [colorScheme, asked] of [
        ['light', 'every rule'],
        ['dark', 'contrast'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await findingsOfAxe(page, 'main', asked);
        findings.push(...found.map((finding) => `${colorScheme} ${width} ${finding}`));
      }
    }
    await context.close();
    expect(findings).toEqual([]);
  },
);

test('the why conversation asks in the words it was given, and hands on its amount alone', async () => {
  const [paper] = papers;
  const { page, context } = await newPage();
  await open(page, paper);
  await write(page, paper);
  const asks = page.locator('[data-asks="why"]');
  expect(await asks.innerText()).toBe('Why “A place over the garage, with a door”?');
  await page.locator('[name="tested"][value="hoped"]').check();
  expect(await asks.innerText()).toBe('Why “A degree I stopped twelve credits short of”?');
  expect(await page.locator('[data-remark="begins"]').innerText()).toBe('0.6% of the ten million.');
  const next = part(page, 'next');
  expect(await next.getAttribute('href')).toMatch(/\/calculators\/goal-price\/#v=1&g.cost=60000$/);
  page.on('dialog', (dialog) => void dialog.accept());
  await next.click();
  await page.waitForURL(/goal-price/);
  await eventually(() => page.locator('goal-price [name="cost"]').inputValue()).toBe('60,000');
  await context.close();
});

test('kept calls are read down by one question, and found by their words', async () => {
  const [, paper] = papers;
  const { page, context } = await newPage();
  await open(page, paper);
  for (const [who, believed] of [
    ['M.', 'I never pay the first price'],
    ['Dr. Ito', 'Pushing is rude'],
  ] as const) {
    await line(page, 'who').fill(who);
    await line(page, 'believed').fill(believed);
    await part(page, 'keep').click();
    await part(page, 'new').click();
  }
  await page.locator('[name="kind"][value="before"]').check();
  expect(await line(page, 'believed').isVisible()).toBe(false);
  await line(page, 'true').fill('She names a date.');
  await part(page, 'keep').click();
  expect(await part(page, 'found').innerText()).toBe('3 calls kept.');
  await part(page, 'read-down').selectOption('believed');
  expect(await part(page, 'found').innerText()).toBe('3 calls kept, 2 found.');
  expect(await part(page, 'list').innerText()).toMatch(/Pushing is rude/);
  await part(page, 'find').fill('first PRICE');
  expect(await part(page, 'list').getByRole('button').count()).toBe(1);
  await context.close();
});

test('a second tab sees what the first one keeps, and what it takes away', async () => {
  const [, paper] = papers;
  const { page, context } = await newPage();
  await open(page, paper);
  const second = await context.newPage();
  await open(second, paper);
  await write(page, paper);
  await part(page, 'keep').click();
  await eventually(() => part(second, 'list').getByRole('button').count()).toBe(1);
  await part(second, 'list').getByRole('button').click();
  await line(page, 'who').fill('The buyer');
  await eventually(() => line(second, 'who').inputValue()).toBe('The buyer');
  await part(second, 'take-out').click();
  await eventually(() => part(page, 'kept').isVisible()).toBe(false);
  expect(await line(page, 'who').inputValue()).toBe('The buyer');
  expect(await part(page, 'keep').isVisible()).toBe(true);
  await context.close();
});
