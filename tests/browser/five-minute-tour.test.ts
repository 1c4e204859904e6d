import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { newPage } from './browser.ts';

const run = promisify(execFile);
const article = 'w8k3x6bu';

test('subscribe, confirm, plan, send, read the mail, unsubscribe: as the README tells a newcomer', async () => {
  const environment = await aPlaceOfItsOwn();
  const site = await started(environment);
  const updates = (...words: string[]) =>
    run(process.execPath, ['src/updates/cli.ts', ...words], { env: environment });
  const { page, context } = await newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`${page.url()} ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`${page.url()} ${error.message}`));

  await page.goto(`${site}/`);
  await page.getByLabel('Your email address').fill('reader@example.com');
  await page.getByRole('button', { name: 'Send me updates' }).click();
  await expect.poll(() => page.url()).toContain('/updates/subscribe');

  await openNewestMail('confirm');
  await page.getByRole('button').click();
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();

  const plan = await updates('plan', '--article', article);
  expect(plan.stdout).toContain('Five goals on a legal pad, ten weeks later');
  expect(plan.stdout).toMatch(/\b1 reader/);
  await updates('send', '--article', article, '--site', site, '--no-hold', '--wait');

  await openNewestMail('unsubscribe');
  await page.getByRole('button').first().click();
  const again = await updates('plan', '--article', article).catch(
    (error: { stderr: string }) => error,
  );
  expect(again.stderr).toMatch(/sent already/);
  const status = JSON.parse((await updates('status', '--json')).stdout) as unknown;
  expect(JSON.stringify(status)).toContain('"unsubscribed":1');
  await context.close();
  expect(noise).toEqual([]);

  /** Opens the newest mail on the outbox page, then the link in it to this page of the reader's own. */
  async function openNewestMail(purpose: string): Promise<void> {
    const link = page.locator(`a[href*="/updates/${purpose}/"]`).first();
    await expect
      .poll(
        async () => {
          await page.goto(`${site}/updates/outbox/`);
          if ((await page.locator('main table a').count()) === 0) return 0;
          await page.locator('main table a').first().click();
          return link.count();
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBeGreaterThan(0);
    await link.click();
  }
}, 90_000);

async function aPlaceOfItsOwn(): Promise<NodeJS.ProcessEnv> {
  const directory = await mkdtemp(join(tmpdir(), 'one-good-week-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return { PATH: process.env['PATH'], UPDATES_DIRECTORY: directory, PORT: '0' };
}

/** Starts what `npm start` starts after its build. Returns the address it prints. */
async function started(environment: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['src/serving/start.ts'], { env: environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await expect.poll(() => output, { timeout: 20_000 }).toMatch(/http:\/\/localhost:\d+/);
  return /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
}
