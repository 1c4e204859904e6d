import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { realDays } from '../unit/calculators/stepping-stone/real-days.ts';
import { newPage } from './browser.ts';
import { downloadedText } from './downloaded.ts';
import { served } from './served.ts';
import { eventually, fieldOf, noiseOf, stateOf, wake } from './worksheets.ts';

const origin = await served('dist');
const ownPage = `${origin}/calculators/stepping-stone/`;

/** The stepping stone as it opens at a moment, where the reader is. */
async function opened(page: Page, moment: string, address = ownPage): Promise<Locator> {
  await page.clock.setFixedTime(new Date(moment));
  // Another fragment alone would be no new page.
  if (address.includes('#')) await page.goto('about:blank');
  await page.goto(address);
  const worksheet = page.locator('stepping-stone').first();
  await wake(worksheet);
  return worksheet;
}

async function type(worksheet: Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    const field = await fieldOf(worksheet, name);
    await field.fill(text);
    await field.blur();
  }
}

const echo = (worksheet: Locator, name: string): Promise<string | null> =>
  worksheet.locator(`[id$="-${name}-echo"]`).textContent();

const american = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}/${date}/${year}`;
};

test.each(realDays)('$today: $earned of $goal, typed in', async (day) => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  const noise = noiseOf(page);
  const { averageWeek = '', earned, goal, weeksOff } = day;
  const worksheet = await opened(page, `${day.today}T15:00:00Z`);
  const texts = {
    earned,
    averageWeek,
    goal,
    start: american(day.start),
    deadline: american(day.deadline),
    weeksOff,
  };
  await type(worksheet, texts);
  const {
    '(figures)': figures,
    '(headline)': headline,
    '(summary)': summary,
  } = await stateOf(worksheet);
  for (const words of day.says) expect(summary).toContain(words);
  if (day.stone) expect(headline).toContain(day.stone);
  if (day.exact) expect(`${headline} ${figures}`).toContain(day.exact);
  for (const words of Object.values(day.figures ?? {}).flat()) {
    expect(figures).toContain(words);
  }
  if (day.outcome === 'over') {
    await worksheet.getByRole('button', { name: 'Plan Jan 4 – Dec 31, 2027' }).click();
    expect(await (await fieldOf(worksheet, 'start')).inputValue()).toBe('Jan 4, 2027');
    expect((await stateOf(worksheet))['(summary)']).toMatch(/by Dec 31, 2027/);
  }
  await context.close();
  expect(noise).toEqual([]);
});

const year = { start: 'Jan 5, 2026', deadline: 'Dec 31, 2026', weeksOff: '0', goal: '1 million' };

test.each([
  [
    'the last day of the year',
    'America/New_York',
    '2026-12-31T23:30:00-05:00',
    year,
    '$120,000 is left to sell by Dec 31, 2026, in 1 working day: $120,000 a day.',
  ],
  [
    'the first minute after it',
    'America/New_York',
    '2027-01-01T00:01:00-05:00',
    year,
    'Dec 31, 2026 is behind you: $880,000 came in, $120,000 short of the goal of $1,000,000.',
  ],
  [
    '11 pm in Honolulu, where a deadline on that day isn’t behind',
    'Pacific/Honolulu',
    '2026-12-31T23:00:00-10:00',
    year,
    'in 1 working day: $120,000 a day.',
  ],
  [
    '1 am in Auckland, where it is',
    'Pacific/Auckland',
    '2027-01-01T01:00:00+13:00',
    year,
    'Dec 31, 2026 is behind you',
  ],
  [
    'February 29',
    'America/Chicago',
    '2028-02-29T12:00:00-06:00',
    { ...year, start: 'Jan 3, 2028', deadline: 'Feb 29' },
    'in 1 working day: $120,000 a day.',
  ],
  [
    'the end of a year of 53 weeks',
    'America/Chicago',
    '2026-12-28T12:00:00-06:00',
    { ...year, start: '12/29/2025', deadline: '1/1/2027' },
    '$120,000 a week for the 1 working week left.',
  ],
] as const)('%s', async (_, timezoneId, moment, texts, says) => {
  const { page, context } = await newPage({ timezoneId });
  const worksheet = await opened(page, moment);
  await type(worksheet, { earned: '880k', ...texts });
  expect((await stateOf(worksheet))['(summary)']).toContain(says);
  await context.close();
});

test.each([
  ['Pacific/Honolulu', '2026-11-29T09:00:00Z', 'Sat, Nov 28, 2026', 'Jan 4, 2027', 'Dec 31, 2027'],
  ['Pacific/Auckland', '2026-11-28T12:00:00Z', 'Sun, Nov 29, 2026', 'Jan 4, 2027', 'Dec 31, 2027'],
  ['America/Chicago', '2028-02-29T12:00:00Z', 'Tue, Feb 29, 2028', 'Jan 3, 2028', 'Dec 29, 2028'],
  ['America/Chicago', '2031-06-15T12:00:00Z', 'Sun, Jun 15, 2031', 'Jan 6, 2031', 'Jan 2, 2032'],
])(
  'in %s at %s it is %s, and the standard year is that around it',
  async (timezoneId, moment, today, start, deadline) => {
    const { page, context } = await newPage({ timezoneId });
    const worksheet = await opened(page, moment);
    expect(await (await fieldOf(worksheet, 'asOf')).inputValue()).toBe('Today');
    expect(await echo(worksheet, 'asOf')).toBe(today);
    expect(await (await fieldOf(worksheet, 'start')).inputValue()).toBe(start);
    expect(await (await fieldOf(worksheet, 'deadline')).inputValue()).toBe(deadline);
    await context.close();
  },
);

test('a page left open over midnight wakes on the new day', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  const worksheet = await opened(page, '2026-12-30T23:00:00-06:00');
  await type(worksheet, { earned: '880,000', ...year });
  expect((await stateOf(worksheet))['(summary)']).toContain('in 2 working days');
  await page.clock.setFixedTime(new Date('2026-12-31T08:00:00-06:00'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect((await stateOf(worksheet))['(summary)']).toContain('in 1 working day:');
  await context.close();
});

test('a copied link stays what it was, says as of when, and comes back to today by a button', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const worksheet = await opened(page, '2026-11-28T15:00:00Z');
  await type(worksheet, { earned: '880,000', ...year });
  await worksheet.getByRole('button', { name: 'Copy link' }).click();
  await worksheet.getByText('Link copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const shared = await opened(page, '2026-12-14T15:00:00Z', link);
  expect(await (await fieldOf(shared, 'asOf')).inputValue()).toBe('Nov 28, 2026');
  expect((await stateOf(shared))['(summary)']).toContain(
    '$25,000 a week for the 4.8 working weeks',
  );
  await shared.getByRole('button', { name: 'Work it as of today' }).click();
  expect(await (await fieldOf(shared, 'asOf')).inputValue()).toBe('Today');
  expect((await stateOf(shared))['(summary)']).toContain('for the 2.8 working weeks');
  expect(await shared.getByRole('button', { name: 'Work it as of today' }).count()).toBe(0);
  await context.close();
});

test('what has two meanings is asked about, and a button gives the answer', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  const worksheet = await opened(page, '2026-11-25T15:00:00Z');
  await type(worksheet, { start: 'Jan 5' });
  const problem = worksheet.locator('[id$="-start-problem"]');
  expect(await problem.textContent()).toBe('Is “Jan 5” Jan 5, 2026 or Jan 5, 2027?');
  expect(await worksheet.locator('[data-part="stale"]').isVisible()).toBe(true);
  expect(await (await fieldOf(worksheet, 'start')).inputValue()).toBe('Jan 5');
  await worksheet.getByRole('button', { name: 'Jan 5, 2026' }).press('Enter');
  expect(await problem.textContent()).toBe('');
  expect(await (await fieldOf(worksheet, 'start')).inputValue()).toBe('Jan 5, 2026');
  expect(
    await (await fieldOf(worksheet, 'start')).evaluate((field) => field === document.activeElement),
  ).toBe(true);
  await type(worksheet, { deadline: 'next Friday', goal: '1.000', weeksOff: '0' });
  await worksheet.getByRole('button', { name: 'Dec 4, 2026' }).click();
  await worksheet.getByRole('button', { name: '1,000', exact: true }).click();
  expect(await worksheet.locator('[aria-invalid]').count()).toBe(0);
  expect((await stateOf(worksheet))['(summary)']).toMatch(
    /^\$1,000 is left to sell by Dec 4, 2026/,
  );
  await context.close();
});

test('the address follows what is typed: reload, Back, Next and the path bar keep it', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  await context.addInitScript(() => {
    const seen = globalThis as unknown as { replaced: number };
    seen.replaced = 0;
    const replace = history.replaceState.bind(history);
    history.replaceState = (...given) => {
      seen.replaced += 1;
      replace(...given);
    };
  });
  const worksheet = await opened(page, '2026-11-28T15:00:00Z');
  expect(page.url()).toBe(ownPage);
  const field = await fieldOf(worksheet, 'goal');
  await field.fill('');
  await field.pressSequentially('640000', { delay: 30 });
  await eventually(() => page.url()).toContain('s.goal=640000');
  expect(
    await page.evaluate(() => (globalThis as unknown as { replaced: number }).replaced),
  ).toBeLessThanOrEqual(2);
  await type(worksheet, { weeksOff: '4' });
  const before = await stateOf(worksheet);

  await page.reload();
  await wake(worksheet);
  expect(Number((await stateOf(worksheet))['goal']?.replaceAll(',', ''))).toBe(640_000);
  expect((await stateOf(worksheet))['(summary)']).toBe(before['(summary)']);

  const bar = page.getByRole('navigation', { name: 'The worksheets' });
  await bar.getByRole('link', { name: '5. Odds' }).click();
  const odds = page.locator('odds-of-a-string');
  await wake(odds);
  expect(await (await fieldOf(odds, 'weeks')).inputValue()).toBe('48');
  await type(odds, { string: '6' });
  await bar.getByRole('link', { name: '1. Goal price' }).click();
  const price = page.locator('goal-price');
  await wake(price);
  await price.locator('.why textarea').fill('my daughter');
  await type(price, { cost: '75,000' });
  await price.locator('[data-part="next"]').click();
  const plan = page.locator('comp-plan-ceiling');
  await wake(plan);
  await type(plan, { base: '45,000' });

  // Back, and on again: what was written on the page ahead is still there.
  await page.goBack();
  await wake(price);
  expect(await (await fieldOf(price, 'cost')).inputValue()).toBe('75,000');
  await price.locator('[data-part="next"]').click();
  await wake(plan);
  expect(await (await fieldOf(plan, 'base')).inputValue()).toBe('45,000');

  await bar.getByRole('link', { name: '3. Stepping stone' }).click();
  await wake(worksheet);
  expect(await (await fieldOf(worksheet, 'weeksOff')).inputValue()).toBe('4');
  await bar.getByRole('link', { name: '5. Odds' }).click();
  await wake(odds);
  expect(await (await fieldOf(odds, 'string')).inputValue()).toBe('6');
  await bar.getByRole('link', { name: 'My plan' }).click();
  await page.waitForURL('**/my-plan/**');
  expect(decodeURIComponent(page.url())).not.toContain('daughter');
  expect(await page.locator('my-plan .whose.yours').count()).toBeGreaterThanOrEqual(3);
  await context.close();
});

test('one press keeps all numbers on this device, and one deletes them', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  const worksheet = await opened(page, '2026-11-28T15:00:00Z');
  const stored = (): Promise<number> => page.evaluate(() => localStorage.length);
  await type(worksheet, { goal: '640,000' });
  expect(await stored()).toBe(0);
  await worksheet.getByRole('button', { name: 'Keep my numbers on this device' }).click();
  await type(worksheet, { weeksOff: '4' });
  await opened(page, '2026-11-30T15:00:00Z');
  expect(await (await fieldOf(worksheet, 'goal')).inputValue()).toBe('640,000');
  expect(await (await fieldOf(worksheet, 'weeksOff')).inputValue()).toBe('4');

  // Somebody else's link changes nothing of what is kept, and the reader's own numbers are a press away.
  const other = `${ownPage}#v=1&s.goal=100000`;
  await opened(page, '2026-11-30T15:00:00Z', other);
  await type(worksheet, { weeksOff: '9' });
  await worksheet.getByText('Other numbers of yours are kept on this device').waitFor();
  await worksheet.getByRole('link', { name: 'bring them back' }).click();
  await wake(worksheet);
  await eventually(async () => (await fieldOf(worksheet, 'goal')).inputValue()).toBe('640,000');
  expect(await (await fieldOf(worksheet, 'weeksOff')).inputValue()).toBe('4');

  await worksheet.getByRole('button', { name: 'Delete my numbers from this device' }).click();
  expect(await stored()).toBe(0);
  await opened(page, '2026-11-30T15:00:00Z');
  expect(await (await fieldOf(worksheet, 'goal')).inputValue()).toBe('1,000,000');
  await context.close();
});

test('where storage is blocked the numbers stay in the address, and the button says so', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago' });
  const noise = noiseOf(page);
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  const worksheet = await opened(page, '2026-11-28T15:00:00Z');
  await type(worksheet, { goal: '640,000' });
  await worksheet.getByRole('button', { name: 'Keep my numbers on this device' }).click();
  await worksheet.getByText('This device won’t let us').waitFor();
  expect(page.url()).toContain('s.goal=640000');
  await context.close();
  expect(noise).toEqual([]);
});

test('the first check-in is never in the past', async () => {
  const { page, context } = await newPage({ timezoneId: 'America/Chicago', acceptDownloads: true });
  // A Friday, an hour after the check-in.
  const worksheet = await opened(page, '2026-11-27T17:00:00-06:00');
  await type(worksheet, { ...year });
  await worksheet.getByRole('button', { name: 'Log my weeks' }).click();
  const saved = worksheet.getByRole('button', { name: 'Save my check-in (.ics)' });
  const [download] = await Promise.all([page.waitForEvent('download'), saved.click()]);
  expect(await downloadedText(download)).toContain('DTSTART:20261204T160000');
  await page.clock.setFixedTime(new Date('2026-11-27T15:00:00-06:00'));
  const [earlier] = await Promise.all([page.waitForEvent('download'), saved.click()]);
  expect(await downloadedText(earlier)).toContain('DTSTART:20261127T160000');
  await context.close();
});
