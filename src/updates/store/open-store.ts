import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { closeToOthers, ownerOnly } from '../owner-only.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';

/** Where subscribers and the sending ledger are kept. */
export type StoreLocation =
  | {
      kind: 'sqlite';
      file: string;
      /** How long a lock of another process is waited for, in milliseconds; 15 seconds unless told. */
      lockPatience?: number;
    }
  | { kind: 'postgres'; url: string; connections: number };

export type Database = Kysely<Tables>;

/** The open store. `kind` is for the few statements the two engines say differently. */
export interface Store {
  kind: StoreLocation['kind'];
  db: Database;
  close(): Promise<void>;
}

/**
 * Opens the store and brings its tables up to date.
 * @throws an error with a sentence when the store can't be reached or a migration fails.
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: openDialect(location) });
  const store: Store = { kind: location.kind, db, close: () => db.destroy() };
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations(location.kind)) },
  });
  try {
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw notOpened(location, error);
  }
  return store;
}

function openDialect(location: StoreLocation): NodeSqliteDialect | PostgresDialect {
  try {
    return dialectFor(location);
  } catch (error) {
    throw notOpened(location, error);
  }
}

function notOpened(location: StoreLocation, cause: unknown): Error {
  return new Error(`${described(location)} can't be opened: ${sentenceOf(cause)}`, { cause });
}

/** The files SQLite keeps beside a store while it is open. */
export function journalsOf(file: string): readonly string[] {
  return [`${file}-wal`, `${file}-shm`];
}

function dialectFor(location: StoreLocation): NodeSqliteDialect | PostgresDialect {
  if (location.kind === 'sqlite') {
    mkdirSync(dirname(location.file), { recursive: true, mode: 0o700 });
    // SQLite gives its journals the mode of the store.
    ownerOnly(location.file);
    for (const journal of journalsOf(location.file)) closeToOthers(journal);
    return new NodeSqliteDialect(location.file, location.lockPatience);
  }
  const pool = new pg.Pool({
    connectionString: location.url,
    max: location.connections,
    connectionTimeoutMillis: 10_000,
    types: {
      // Moments and counts are 64-bit integers far below 2^53.
      getTypeParser: (type, format) =>
        type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format),
    } as pg.CustomTypesConfig,
  });
  // A lost connection fails the query that needs it, and the next use opens another; without listeners,
  // one that is lost while idle or between two queries would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

function described(location: StoreLocation): string {
  if (location.kind === 'sqlite') return `The store ${location.file}`;
  return `The store at DATABASE_URL (host ${new URL(location.url).host})`;
}

function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sentenceOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
