import { once } from 'node:events';
import type { Server } from 'node:http';
import { constants } from 'node:os';

// A terminal's Ctrl+C reaches every process of a group, and npm hands its own on: one wish, two signals.
const sameWish = 250;

/**
 * Waits for SIGINT or SIGTERM, then stops: no new connections, requests in flight are finished, idle
 * connections closed. A second signal ends the process at once.
 * @param limit so many milliseconds after the first signal every connection still open is cut.
 */
export async function gracefulStop(server: Server, limit = 10_000): Promise<void> {
  await new Promise<void>((stop) => {
    let first: number | undefined;
    const onSignal = (signal: 'SIGINT' | 'SIGTERM'): void => {
      if (first === undefined) {
        first = Date.now();
        stop();
      } else if (Date.now() - first > sameWish) {
        process.exit(128 + constants.signals[signal]);
      }
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), limit);
  await closed;
  clearTimeout(cut);
  clearInterval(idle);
}
