import type { Download, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { steppingStone } from '../../src/calculators/stepping-stone/worksheet.ts';
import { newPage } from './browser.ts';
import { downloadedText } from './downloaded.ts';
import { served } from './served.ts';
import { eventually, noiseOf } from './worksheets.ts';

const origin = await served('dist');
const address = `${origin}/calculators/stepping-stone/`;
const KEY = 'calculators.stepping-stone';

const part = (page: Page, name: string): Locator => page.locator(`[data-desk="${name}"]`);
const notice = (page: Page): Promise<string> => part(page, 'notice').innerText();
const keeping = (page: Page): Promise<string> => part(page, 'keeping').innerText();
const stored = (page: Page): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), KEY);
const written = (page: Page): Promise<number> =>
  part(page, 'week').evaluate(
    (week: HTMLSelectElement) =>
      [...week.options].filter(({ text }) => /\((?:hit|miss|off)\)$/.test(text)).length,
  );

async function openLog(page: Page): Promise<void> {
  await page.goto(address);
  // Who kept weeks finds the log open.
  const keeps = await page.evaluate((key) => {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  }, KEY);
  if (!keeps) await page.locator('[data-ladder-part="open"]').click();
  await part(page, 'week').waitFor();
}

async function writeWeek(page: Page, index: number, amount: string): Promise<void> {
  await part(page, 'week').selectOption({ index });
  await part(page, 'amount').fill(amount);
  await page.getByRole('button', { name: 'Write it down' }).click();
  await eventually(() => notice(page)).toMatch(/: a (?:hit|miss)/);
}

async function textOf(download: Download): Promise<string> {
  return downloadedText(download);
}

function copyNamed(
  name: string,
  content: string,
): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

test('weeks are kept only when asked, and a second tab sees those the first one keeps', async () => {
  const { page, context } = await newPage();
  await openLog(page);
  await writeWeek(page, 1, '21000');
  expect(await stored(page)).toBeNull();
  const second = await context.newPage();
  await openLog(second);
  expect(await written(second)).toBe(0);
  await part(page, 'keep').check();
  await eventually(() => written(second)).toBe(1);
  await eventually(() => notice(second)).toMatch(/^Another tab changed your weeks/);
  await writeWeek(second, 2, '5000');
  await eventually(() => written(page)).toBe(2);
  await page.reload();
  await eventually(() => written(page)).toBe(2);
  expect(page.url()).toBe(address);
  await context.close();
});

test('a returning reader sees their own ladder, and the example only when they have none', async () => {
  const { page, context } = await newPage();
  const example = page.locator('[data-ladder-part="example"]');
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await page.reload();
  await page.locator('stepping-stone [data-part="copy"]:enabled').waitFor();
  expect(await example.isVisible()).toBe(true);
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await part(page, 'keep').check();
  await page.goto(address);
  await eventually(() => example.count()).toBe(0);
  expect(await written(page)).toBe(1);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await context.close();
});

test('the log has the next empty week ready, fills the average in, and offers what is in', async () => {
  const { page, context } = await newPage();
  await openLog(page);
  const field = (name: string): Locator => page.locator(`stepping-stone form [name="${name}"]`);
  const chosen = (): Promise<string> => part(page, 'week').inputValue();
  await writeWeek(page, 3, '21000');
  const first = await chosen();
  await part(page, 'amount').fill('10000');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await eventually(chosen).not.toBe(first);
  expect(await part(page, 'amount').inputValue()).toBe('');
  expect(await field('averageWeek').inputValue()).toBe('15,500');
  await part(page, 'blanks').getByRole('button').first().click();
  await eventually(() => field('averageWeek').inputValue()).toBe('10,333.33');
  await field('averageWeek').fill('12,000');
  await writeWeek(page, 0, '50000');
  expect(await field('averageWeek').inputValue()).toBe('12,000');
  await field('start').fill(`${new Date().getFullYear() - 1}-01-06`);
  await field('start').blur();
  await part(page, 'in-already').click();
  expect(await field('earned').inputValue()).toBe('81,000');
  await context.close();
});

test('a visible button deletes the weeks from the device', async () => {
  const { page, context } = await newPage();
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await part(page, 'keep').check();
  expect(await stored(page)).not.toBeNull();
  page.on('dialog', (dialog) => void dialog.accept());
  await part(page, 'delete').click();
  await eventually(() => notice(page)).toMatch(/are deleted, on this device too/);
  expect(await stored(page)).toBeNull();
  expect(await written(page)).toBe(0);
  await context.close();
});

test.each([
  [
    'blocked',
    () => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    },
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
])('with %s storage the log works, and says what isn’t kept', async (_, breakStorage) => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await context.addInitScript(breakStorage);
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await part(page, 'keep').click();
  await eventually(() => notice(page)).toMatch(/^This device won’t keep them/);
  expect(await keeping(page)).toMatch(/^This device won’t keep them/);
  expect(await part(page, 'keep').isChecked()).toBe(false);
  await writeWeek(page, 2, '30000');
  expect(await written(page)).toBe(2);
  expect(await page.locator('stepping-stone .headline strong').innerText()).toMatch(/^\$/);
  await context.close();
  expect(noise).toEqual([]);
});

test('what is damaged on the device is said to be, and stays untouched while the log works', async () => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  const damaged = '{"format":"stepping-stone-weeks","version":1,"weeks":[{"we';
  await page.goto(address);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, damaged] as const);
  await openLog(page);
  expect(await keeping(page)).toMatch(/^What was kept on this device is damaged/);
  await writeWeek(page, 1, '21000');
  expect(await written(page)).toBe(1);
  expect(await stored(page)).toBe(damaged);
  await context.close();
  expect(noise).toEqual([]);
});

test('copies as CSV and JSON bring the same weeks back on another device', async () => {
  const { page, context } = await newPage({ acceptDownloads: true });
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await writeWeek(page, 2, '-500.25');
  for (const kind of ['csv', 'json'] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), part(page, kind).click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
    const text = await textOf(download);
    expect(text).toMatch(kind === 'csv' ? /,-500\.25\r\n/ : /"amount": -50025/);
    const other = await newPage();
    await openLog(other.page);
    await part(other.page, 'file').setInputFiles(copyNamed(`weeks.${kind}`, text));
    await eventually(() => notice(other.page)).toBe('2 weeks read from the copy.');
    expect(await written(other.page)).toBe(2);
    await other.context.close();
  }
  await context.close();
});

test('a damaged copy is refused with a sentence, and nothing kept is lost', async () => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await part(page, 'keep').check();
  const before = await stored(page);
  expect(before).toContain('2100000');
  for (const content of [
    '',
    'hello',
    (before ?? '').slice(0, 60),
    (before ?? '').replace('2100000', '"<img src=x onerror=alert(1)>"'),
    (before ?? '').replace('"version": 1', '"version": 9'),
    'week,target,amount\r\n2026-W99,20000,1\r\n',
    'week,target,amount\r\n2026-W05,20000,1e309\r\n',
  ]) {
    await part(page, 'file').setInputFiles(copyNamed('weeks.json', content));
    await eventually(() => notice(page), { message: content.slice(0, 40) }).toMatch(
      /^This file can’t be read: .+\. Nothing you kept has changed\.$/s,
    );
    expect(await stored(page)).toBe(before);
    await part(page, 'notice').evaluate((place) => (place.textContent = ''));
  }
  expect(await written(page)).toBe(1);
  expect(await page.locator('stepping-stone img').count()).toBe(0);
  await context.close();
  expect(noise).toEqual([]);
});

test('a copy that tells a week differently asks which is right, and takes no answer for granted', async () => {
  const { page, context } = await newPage();
  await openLog(page);
  await writeWeek(page, 1, '21000');
  await part(page, 'keep').check();
  const before = (await stored(page)) ?? '';
  const theirs = copyNamed('weeks.json', before.replace('2100000', '999900'));
  await part(page, 'file').setInputFiles(theirs);
  await part(page, 'conflicts').waitFor();
  expect(await part(page, 'conflicts').innerText()).toMatch(/Mine: \$21,000.*The copy: \$9,999/s);
  await page.getByRole('button', { name: 'Leave everything as it was' }).click();
  expect(await stored(page)).toBe(before);
  await part(page, 'file').setInputFiles(theirs);
  await page.getByRole('button', { name: 'The copy for all' }).click();
  await page.getByRole('button', { name: 'Join them' }).click();
  await eventually(() => stored(page)).toContain('999900');
  await context.close();
});

test('the weekly check-in downloads as a calendar that parses, until the deadline', async () => {
  const { page, context } = await newPage({ acceptDownloads: true });
  await openLog(page);
  await part(page, 'weekday').selectOption({ label: 'Friday' });
  await part(page, 'time').fill('16:00');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save my check-in (.ics)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('weekly-check-in.ics');
  const file = await textOf(download);
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(file).toMatch(/\r\nEND:VCALENDAR\r\n$/);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const open: string[] = [];
  const events: Map<string, string>[] = [];
  for (const line of file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push(new Map());
    } else if (name === 'END') expect(open.pop()).toBe(value);
    else if (open.at(-1) === 'VEVENT') events.at(-1)?.set(name, value);
  }
  expect(open).toEqual([]);
  expect(events.length).toBeGreaterThan(0);
  for (const event of events) {
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) {
      expect(event.get(name), name).toBeTruthy();
    }
    const [, year, month, day] =
      /^(\d{4})(\d\d)(\d\d)T160000$/.exec(event.get('DTSTART') ?? '') ?? [];
    expect(new Date(`${year}-${month}-${day}T12:00:00Z`).getUTCDay()).toBe(5);
  }
  const text = await page.locator('[name="deadline"]').inputValue();
  const { value: deadline = '' } = steppingStone.fields.deadline.read(text);
  const [, until = ''] = /UNTIL=(\d{8})/.exec(events[0]?.get('RRULE') ?? '') ?? [];
  if (until !== '') expect(until <= deadline.replaceAll('-', '')).toBe(true);
  await context.close();
});
