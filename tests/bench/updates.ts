import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startPostgres } from '../updates/set-up/postgres-server.ts';

// Deliveries a second with the ledger on, against a bare pool doing the same sends to the same sink, and what a second
// worker gains; import, plan, pace and memory at a hundredth, a tenth and all of UPDATES_BENCH_LARGEST readers.
// UPDATES_BENCH_MAILS changes the size, UPDATES_BENCH_STORE=postgres the store.
const mails = Number(process.env['UPDATES_BENCH_MAILS'] ?? 4000);
const largest = Number(process.env['UPDATES_BENCH_LARGEST'] ?? 0);
const rounds = 3;
const connections = 10;

interface Measured {
  seconds: number;
  megabytes: number;
  imported: number;
  planned: number;
}

const run = promisify(execFile);
const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const server =
  process.env['UPDATES_BENCH_STORE'] === 'postgres' ? await startPostgres({ durable: true }) : null;
if (typeof server === 'string') throw new Error(server);
const environment = { ...process.env, ...(server && { DATABASE_URL: server.url }) };
const sink = fork(file('updates-sink.ts'));
const [{ port }] = (await once(sink, 'message')) as [{ port: number }];

async function measured(way: 'ledger' | 'bare', count: number, workers = 1): Promise<Measured> {
  const words = [way, count, port, connections, workers].map(String);
  const { stdout } = await run(process.execPath, [file('updates-sender.ts'), ...words], {
    env: environment,
  });
  const answer = once(sink, 'message');
  sink.send('count');
  const [{ mails: seen }] = (await answer) as [{ mails: number }];
  if (seen !== count) throw new Error(`the sink got ${seen} mails in place of ${count}`);
  return JSON.parse(stdout) as Measured;
}

const rate = (count: number, { seconds }: Measured): number => Math.round(count / seconds);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const store = server ? 'PostgreSQL' : 'SQLite';

const ratios: number[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const bare = rate(mails, await measured('bare', mails));
  const ledger = rate(mails, await measured('ledger', mails));
  ratios.push(ledger / bare);
  say(
    `${mails} mails, ${connections} connections: bare pool ${bare}/s, ledger on ${store} ${ledger}/s: ${(ledger / bare).toFixed(2)} of it`,
  );
}
const [, median = 0] = ratios.sort((one, other) => one - other);
say(`median of ${rounds}: ${median.toFixed(2)}`);

const one = rate(mails, await measured('ledger', mails));
const two = rate(mails, await measured('ledger', mails, 2));
say(`two workers: ${two}/s in place of ${one}/s: ${(two / one).toFixed(2)} of it`);

if (largest > 0) {
  for (const count of [largest / 100, largest / 10, largest]) {
    const { seconds, megabytes, imported, planned } = await measured('ledger', count);
    say(
      `${count} readers: imported in ${imported.toFixed(1)} s, planned and sealed in ${planned.toFixed(1)} s, sent ${Math.round(count / seconds)}/s, at most ${megabytes} MB of memory`,
    );
  }
}
sink.disconnect();
await server?.close();
