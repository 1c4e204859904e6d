import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { brotliDecompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../browser/browser-launch.ts';
import { ask } from './asking.ts';
import { blockWith } from './guide.ts';
import { startCaddy, startNginx } from './proxies.ts';
import type { Proxy } from './proxies.ts';
import { startRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { inShell, startUnit } from './running.ts';
import type { Running } from './running.ts';
import { guide, here, origin, ports } from './this-machine.ts';

const root = inject('root');
let relay: Relay;
let site: Running;
let browser: Browser;

beforeAll(async () => {
  relay = await startRelay(root);
  writeFileSync(join(root, 'tls/authorities.pem'), readFileSync(join(root, 'tls/fullchain.pem')));
  site = await startUnit(root, { port: ports.site });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.stop();
  await relay.close();
});

describe.each([
  { name: 'nginx', startProxy: startNginx, network: '127.0.7.1', reader: 'nginx@reader.example' },
  { name: 'Caddy', startProxy: startCaddy, network: '127.0.8.1', reader: 'caddy@reader.example' },
])('behind $name', ({ startProxy, network, reader }) => {
  let proxy: Proxy;
  beforeAll(async () => {
    proxy = await startProxy(root);
  });
  afterAll(async () => {
    await proxy.stop();
  });

  test('pages come compressed once, and not again while they are the same', async () => {
    const first = await ask('/', { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(first.status).toBe(200);
    expect(first.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(first.body).toString()).toContain('</html>');
    const again = await ask('/', {
      headers: { 'Accept-Encoding': 'br, gzip', 'If-None-Match': first.headers.etag ?? '' },
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  test('each header of the site arrives once', async () => {
    const { rawHeaders } = await ask('/');
    const names = rawHeaders
      .filter((_, index) => index % 2 === 0)
      .map((name) => name.toLowerCase());
    for (const name of [
      'content-security-policy',
      'x-content-type-options',
      'etag',
      'strict-transport-security',
    ]) {
      expect(
        names.filter((each) => each === name),
        name,
      ).toHaveLength(1);
    }
  });

  test('a reader confirms in a real browser, and their links stand in no log', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await page.getByLabel('Your email address').first().fill(reader);
    await page.getByRole('button', { name: 'Send me updates' }).first().click();
    await expect.poll(() => page.url()).toContain('/updates/subscribe');
    await expect.poll(() => relay.linkTo(reader, 'confirm'), { timeout: 20_000 }).toBeDefined();
    const link = (await relay.linkTo(reader, 'confirm')) ?? '';
    expect(link.startsWith(`${origin}/updates/confirm/`)).toBe(true);
    await page.goto(link);
    expect(await page.locator('main').innerText()).toContain('One press');
    await page.locator('main').getByRole('button').first().click();
    await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    await context.close();
    const token = link.split('/').filter(Boolean).at(-1) ?? '';
    expect(token.length).toBeGreaterThan(40);
    expect(proxy.log()).not.toContain(token);
  });

  test('who writes X-Forwarded-For doesn’t become somebody else by it', async () => {
    const subscribe = (from: string, forged: string) =>
      ask('/updates/subscribe', {
        method: 'POST',
        from,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Forwarded-For': forged,
          Origin: origin,
        },
        body: new URLSearchParams({ email: 'nobody@reader.example', frequency: 'each' }).toString(),
      });
    const answers: number[] = [];
    for (let at = 0; at < 21; at += 1) {
      answers.push((await subscribe(network, `10.${at}.0.1`)).status);
    }
    expect(answers.at(-1)).toBe(429);
    expect((await subscribe(network.replace(/\.1$/, '.9'), '10.99.0.1')).status).toBe(429);
    expect((await subscribe(network.replace('127.0', '127.1'), '10.0.0.1')).status).not.toBe(429);
  });

  test('a body that is too large is refused', async () => {
    const { status } = await ask('/updates/subscribe', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
      body: `email=${'a'.repeat(40_000)}`,
    });
    expect(status).toBe(413);
  });
});

describe('an evening and a morning', () => {
  let proxy: Proxy;
  beforeAll(async () => {
    proxy = await startNginx(root);
  });
  afterAll(async () => {
    await proxy.stop();
  });
  const cronLines = (): string[] =>
    here(root, blockWith(guide, 'One small machine', '30 6 * * *'))
      .split('\n')
      .filter((line) => /^[\d*]/.test(line))
      // Five fields of time, then the user; cron itself turns \% into %.
      .map((line) => line.replace(/^(?:\S+\s+){6}/, '').replaceAll('\\%', '%'));

  test('the cron lines build, send what is new to each reader once, and keep a copy', async () => {
    writeFileSync(
      join(root, 'srv/one-good-week/site/content/articles/fresh-this-morning.mdx'),
      `---
id: freshmorning
title: Fresh this morning
description: An article that is due, so that the morning has something to build and to send.
published: ${new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+Z/, 'Z')}
topics: [goals]
---

One good call before ten.
`,
    );
    const [buildAndSend = '', keepCopy = '', look = ''] = cronLines();
    const sent = inShell(root, buildAndSend);
    expect(sent.output).toContain('Fresh this morning');
    expect(sent.code).toBe(0);
    const copies = (reader: string): number =>
      relay.received.filter(
        ({ to, raw }) => to === reader && /Subject: Fresh this/.test(raw.toString()),
      ).length;
    for (const reader of ['nginx@reader.example', 'caddy@reader.example']) {
      await expect.poll(() => copies(reader), { timeout: 30_000 }).toBe(1);
    }
    expect((await ask('/articles/fresh-this-morning/')).status).toBe(200);
    const kept = inShell(root, keepCopy);
    expect(kept).toMatchObject({ code: 0 });
    expect(inShell(root, look)).toMatchObject({ code: 0 });
    const again = inShell(root, buildAndSend);
    expect(again.code, again.output).toBe(0);
    expect(copies('nginx@reader.example')).toBe(1);
  });

  test('a bounce handed to the script takes its reader off', () => {
    const script = join(root, 'srv/one-good-week/bounce');
    writeFileSync(script, here(root, blockWith(guide, 'Bounces and complaints', '#!/bin/sh')), {
      mode: 0o755,
    });
    const mail = relay.received.findLast(({ to }) => to === 'caddy@reader.example');
    const report = [
      'From: MAILER-DAEMON@mail.example.net',
      `To: ${mail?.from ?? ''}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example.net',
      '',
      'Final-Recipient: rfc822; caddy@reader.example',
      'Action: failed',
      'Status: 5.1.1',
      '--b--',
      '',
    ].join('\r\n');
    const { status, stderr } = spawnSync(script, [mail?.from ?? ''], {
      input: report,
      cwd: join(root, 'srv/one-good-week/site'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const counts = inShell(
      root,
      `set -a && . ${root}/etc/one-good-week.env && node_modules/.bin/node src/updates/cli.ts status --json`,
    );
    expect(counts.output).toMatch(/"suppressed":\s*1\b/);
  });

  test('the copy goes back by the guide’s own lines', async () => {
    await site.stop();
    const day = new Date().toISOString().slice(0, 10);
    const restore = here(
      root,
      blockWith(guide, 'Copies, and putting them back', 'restore /var'),
    ).replaceAll(/\d{4}-\d{2}-\d{2}\.sqlite/g, `${day}.sqlite`);
    const restored = inShell(root, `set -a && . ${root}/etc/one-good-week.env\n${restore}`);
    expect(restored.code, restored.output).toBe(0);
    site = await startUnit(root, { port: ports.site });
    expect((await ask('/updates/subscribe')).status).toBeLessThan(400);
  });

  test('the key that signs mails is made by the guide’s lines', () => {
    const lines = here(root, blockWith(guide, 'Mail that arrives', 'openssl genrsa'));
    const made = inShell(root, lines);
    expect(made.code, made.output).toBe(0);
    expect(made.output).toMatch(/^[A-Za-z0-9+/]{300,}={0,2}/m);
  });
});

test('stopping ends with code 0 and in time', async () => {
  const began = performance.now();
  expect(await site.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(45_000);
  site = await startUnit(root, { port: ports.site });
});

test('systemd takes the unit, and finds little to fear', () => {
  const unit = join(root, 'one-good-week.service');
  const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  expect(verified.stderr).not.toMatch(/one-good-week\.service:\d+/);
  expect(verified.status).toBe(0);
  const { stdout } = spawnSync(
    'systemd-analyze',
    ['security', '--offline=true', '--threshold=30', unit],
    { encoding: 'utf8' },
  );
  const [, exposure = '10'] = /exposure level for \S+: ([\d.]+)/.exec(stdout) ?? [];
  expect(Number(exposure)).toBeLessThan(3);
});
