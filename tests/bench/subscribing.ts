import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listeningService, noLimits, subscribe } from '../updates/set-up/listening-service.ts';

// How many readers can subscribe at once: real requests over a socket, each a durable row and a queued mail on SQLite.
const requests = Number(process.env['BENCH_REQUESTS'] ?? 3000);
const atOnce = 100;

const directory = mkdtempSync(join(tmpdir(), 'updates-benchmark-'));
const service = await listeningService({
  limits: noLimits,
  store: { kind: 'sqlite', file: join(directory, 'updates.sqlite') },
});
const times: number[] = [];
let next = 0;
const begin = performance.now();
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (next < requests) {
      const place = next;
      next += 1;
      const sent = performance.now();
      const { status } = await subscribe(service, `reader${place}@example.com`, place);
      if (status !== 202) throw new Error(`request ${place} was answered with ${status}`);
      times.push(performance.now() - sent);
    }
  }),
);
const seconds = (performance.now() - begin) / 1000;
await service.close();
rmSync(directory, { recursive: true });

times.sort((a, b) => a - b);
const share = (part: number): number => Math.round(times[Math.floor(times.length * part)] ?? 0);
process.stdout.write(
  `Subscribing: ${Math.round(requests / seconds)} requests a second, ${atOnce} at once; ` +
    `half within ${share(0.5)} ms, 99 % within ${share(0.99)} ms (answers leave on ticks of 100 ms)\n`,
);
