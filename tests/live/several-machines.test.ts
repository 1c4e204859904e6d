import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ask } from './asking.ts';
import { blockWith } from './guide.ts';
import { startPostgres } from './postgres.ts';
import { nginxServer, startNginx } from './proxies.ts';
import type { Proxy } from './proxies.ts';
import { startRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { inShell, startUnit, unitValue } from './running.ts';
import type { Running } from './running.ts';
import { guide, here, ports } from './this-machine.ts';

const root = inject('root');
const heading = 'Several machines with PostgreSQL';
const readers = 400;
let relay: Relay;
let database: Running;
let proxy: Proxy;
const machines: Running[] = [];

beforeAll(async () => {
  relay = await startRelay(root);
  database = await startPostgres(root);
  const settings = here(root, blockWith(guide, heading, 'DATABASE_URL='))
    .replace('64 hexadecimal digits', randomBytes(32).toString('hex'))
    .replace('64 other hexadecimal digits', randomBytes(32).toString('hex'));
  appendFileSync(join(root, 'etc/one-good-week.env'), settings);
  const upstream = here(root, blockWith(guide, heading, 'upstream'));
  const server = nginxServer(root).replaceAll(
    `http://127.0.0.1:${ports.site}`,
    'http://one-good-week',
  );
  proxy = await startNginx(root, server, upstream);
  const worker = unitValue(here(root, blockWith(guide, heading, 'cli.ts worker')), 'ExecStart');
  machines.push(
    await startUnit(root, { port: ports.site }),
    await startUnit(root, { port: ports.secondSite }),
    await startUnit(root, { command: worker }),
    await startUnit(root, { command: worker }),
  );
});

afterAll(async () => {
  await Promise.all(machines.map((machine) => machine.stop()));
  await proxy.stop();
  await database.stop();
  await relay.close();
});

const updates = (words: string) =>
  inShell(
    root,
    `set -a && . ${root}/etc/one-good-week.env && node_modules/.bin/node src/updates/cli.ts ${words}`,
  );

test('both web machines answer behind one address', async () => {
  for (let asked = 0; asked < 4; asked += 1) expect((await ask('/')).status).toBe(200);
});

test('two workers and two sites send one mail to each reader, whoever says “send”', async () => {
  const list = join(root, 'readers.csv');
  const rows = Array.from({ length: readers }, (_, at) => `reader${at}@many.example`);
  writeFileSync(list, `email\n${rows.join('\n')}\n`);
  const imported = updates(`import ${list} --consent "They asked at a talk in May 2026"`);
  expect(imported.code, imported.output).toBe(0);
  const article = /^id: (\S+)$/m.exec(
    readFileSync(
      join(root, 'srv/one-good-week/site/content/articles/the-twenty-k-week.mdx'),
      'utf8',
    ),
  )?.[1];
  const send = `node_modules/.bin/node src/updates/cli.ts send --article ${article}`;
  const sent = inShell(root, `set -a && . ${root}/etc/one-good-week.env\n${send} & ${send} & wait`);
  expect(sent.output.match(/is sealed/g), sent.output).toHaveLength(1);
  const copies = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { to } of relay.received) {
      if (to.endsWith('@many.example')) counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    return counts;
  };
  await expect.poll(() => copies().size, { timeout: 90_000, interval: 500 }).toBe(readers);
  expect([...copies().values()].filter((count) => count !== 1)).toEqual([]);
});

test('limits hold over both web machines', async () => {
  const subscribe = () =>
    ask('/updates/subscribe', {
      method: 'POST',
      from: '127.0.9.1',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: `https://localhost:${ports.proxy}`,
      },
      body: new URLSearchParams({ email: 'somebody@reader.example', frequency: 'each' }).toString(),
    });
  const answers: number[] = [];
  for (let at = 0; at < 21; at += 1) answers.push((await subscribe()).status);
  expect(answers.slice(0, 5)).not.toContain(429);
  expect(answers.at(-1)).toBe(429);
});
