import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// Deliveries a second with the ledger on, against a bare pool doing the same sends to the same sink;
// memory from 10,000 to 100,000 readers. UPDATES_BENCH_MAILS and UPDATES_BENCH_LARGEST change the sizes.
const mails = Number(process.env['UPDATES_BENCH_MAILS'] ?? 4000);
const largest = Number(process.env['UPDATES_BENCH_LARGEST'] ?? 0);
const rounds = 3;
const connections = 10;

interface Measured {
  seconds: number;
  megabytes: number;
}

const run = promisify(execFile);
const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const sink = fork(file('updates-sink.ts'));
const [{ port }] = (await once(sink, 'message')) as [{ port: number }];

async function measured(way: 'ledger' | 'bare', count: number): Promise<Measured> {
  const { stdout } = await run(process.execPath, [
    file('updates-sender.ts'),
    way,
    String(count),
    String(port),
    String(connections),
  ]);
  const answer = once(sink, 'message');
  sink.send('count');
  const [{ mails: seen }] = (await answer) as [{ mails: number }];
  if (seen !== count) throw new Error(`the sink got ${seen} mails in place of ${count}`);
  return JSON.parse(stdout) as Measured;
}

const rate = (count: number, { seconds }: Measured): number => Math.round(count / seconds);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const store = process.env['DATABASE_URL'] ? 'PostgreSQL' : 'SQLite';

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

if (largest > 0) {
  for (const count of [largest / 10, largest]) {
    const { seconds, megabytes } = await measured('ledger', count);
    say(`${count} readers: ${Math.round(count / seconds)}/s, at most ${megabytes} MB of memory`);
  }
}
sink.disconnect();
