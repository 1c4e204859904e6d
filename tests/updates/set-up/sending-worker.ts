import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StoreLocation } from '../../../src/updates/store/open-store.ts';
import { compiled } from './temporary-folder.ts';

const script = fileURLToPath(new URL('./sending-process.ts', import.meta.url));

/** A worker in its own process. */
export interface SendingWorker {
  /** Ends it as a power cut would: nothing in it runs any more. */
  kill(): Promise<void>;
  /** Asks it to end. @returns its exit code and what it said. */
  stop(): Promise<{ code: number | null; said: string }>;
  /** Resolves when it ends by itself. */
  ended: Promise<{ code: number | null; said: string }>;
  /** Turns its clock, by milliseconds against the real one. */
  turnClock(offset: number): void;
}

export interface SendingOptions {
  store: StoreLocation;
  /** Its folder: secrets, and the store where that is a file. */
  directory: string;
  /** The sink's port; without one, mails become files in the outbox. */
  port?: number;
  connections?: number;
  environment?: Record<string, string>;
  /** The largest file it may write, in KB: its disk is full then. */
  disk?: number;
}

/** Starts a worker and waits until it is at work. */
export async function startSending(options: SendingOptions): Promise<SendingWorker> {
  const { store, directory, port, connections = 5 } = options;
  const limit = options.disk ? `trap '' XFSZ; ulimit -f ${options.disk}; ` : '';
  const child = spawn('bash', ['-c', `${limit}exec "$0" "$@"`, process.execPath, script], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: compiled,
      UPDATES_DIRECTORY: directory,
      UPDATES_URL: 'http://localhost/updates/',
      ...(store.kind === 'postgres'
        ? { DATABASE_URL: store.url }
        : { UPDATES_STORE_FILE: store.file }),
      ...(port && { SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_WITHOUT_TLS: 'yes' }),
      SMTP_CONNECTIONS: String(connections),
      UPDATES_LEASE_SECONDS: '1',
      UPDATES_DOMAIN_RATE: '1000000',
      ...options.environment,
    },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({
    code: code ?? null,
    said,
  }));
  await Promise.race([
    once(child, 'message'),
    ended.then(({ said: reason }) =>
      Promise.reject(new Error(`The worker didn't start: ${reason}`)),
    ),
  ]);
  return {
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
    turnClock: (offset) => void child.send({ offset }),
  };
}
