import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, QueryResult, SqliteDatabase, SqliteDialectConfig } from 'kysely';

/**
 * Kysely over Node's own SQLite. The file is in WAL mode and every commit is on the disk before it
 * is acknowledged; several processes may share it.
 * @param file the path of the database, made where there is none.
 * @param lockPatience how long a lock of another process is waited for, in milliseconds; everything else goes on meanwhile.
 */
export class NodeSqliteDialect extends SqliteDialect {
  private readonly config: SqliteDialectConfig;
  private readonly lockPatience: number;

  constructor(file: string, lockPatience = 15_000) {
    const config = { database: () => Promise.resolve(opened(file, lockPatience)) };
    super(config);
    this.config = config;
    this.lockPatience = lockPatience;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.config, this.lockPatience);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

// A transaction that reads first and writes later can lose its right to write; taking the lock at
// the start turns that error into a short wait.
class ImmediateDriver extends SqliteDriver {
  private readonly lockPatience: number;

  constructor(config: SqliteDialectConfig, lockPatience: number) {
    super(config);
    this.lockPatience = lockPatience;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection(), this.lockPatience);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk ends the transaction by itself; "cannot rollback" must not hide what happened.
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!String(error).includes('no transaction is active')) throw error;
    });
  }
}

// SQLite's own wait would hold up the whole process, the readers' pages too.
const busyWait = 10;
const pauseBetweenTries = 40;

/** The same connection, which tries again for so long while another process has the lock. */
function patient(connection: DatabaseConnection, lockPatience: number): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const end = performance.now() + lockPatience;
      for (;;) {
        try {
          return await connection.executeQuery<Row>(query);
        } catch (error) {
          if (!isBusy(error) || performance.now() > end) throw error;
          await wait(pauseBetweenTries);
        }
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === 5;
}

// Two processes may start at once on a new file: each migration runs whole or not at all.
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const preparedStatements = 200;

function opened(file: string, lockPatience: number): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: lockPatience });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  database.exec(`pragma busy_timeout = ${busyWait}`);
  const known = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => database.close(),
    prepare(sql) {
      let statement = known.get(sql);
      if (!statement) {
        statement = prepared(database, sql);
        if (known.size >= preparedStatements) known.clear();
        known.set(sql, statement);
      }
      return statement;
    },
  };
}

function prepared(database: DatabaseSync, sql: string): ReturnType<SqliteDatabase['prepare']> {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...(values as SQLInputValue[])),
    run: (values) => statement.run(...(values as SQLInputValue[])),
    iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
  };
}
