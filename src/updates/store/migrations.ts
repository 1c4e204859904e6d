import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { operatorsTables } from './operators-tables.ts';

type Kind = 'sqlite' | 'postgres';

/** Every change to the tables, oldest first. One that has been released is never edited. */
export function migrations(kind: Kind): Record<string, Migration> {
  const identity = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    kind === 'sqlite'
      ? column.primaryKey().autoIncrement()
      : column.primaryKey().generatedByDefaultAsIdentity();
  const id = kind === 'sqlite' ? 'integer' : 'bigint';
  return {
    '0001-first-tables': { up: (db) => firstTables(db, id, identity) },
    '0002-public-ids-and-requests': { up: (db) => publicIdsAndRequests(db, kind) },
    '0003-operators-tables': { up: (db) => operatorsTables(db, id, identity) },
  };
}

async function publicIdsAndRequests(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await db.schema
    .alterTable('subscribers')
    .addColumn('public_id', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const random =
    kind === 'sqlite'
      ? sql`lower(hex(randomblob(16)))`
      : sql`replace(gen_random_uuid()::text, '-', '')`;
  await sql`update subscribers set public_id = ${random}`.execute(db);
  await db.schema
    .createIndex('subscribers_by_public_id')
    .on('subscribers')
    .column('public_id')
    .unique()
    .execute();
  await db.schema.alterTable('subscribers').addColumn('request', 'text').execute();
}

async function firstTables(
  db: Kysely<unknown>,
  id: 'integer' | 'bigint',
  identity: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder,
): Promise<void> {
  await db.schema
    .createTable('subscribers')
    .addColumn('id', id, identity)
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('frequency', 'text', (column) => column.notNull())
    .addColumn('token_epoch', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('confirmed_at', 'bigint')
    .addColumn('consent', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('subscribers_by_state')
    .on('subscribers')
    .columns(['state', 'frequency', 'id'])
    .execute();

  await db.schema
    .createTable('suppressions')
    .addColumn('email_key', 'text', (column) => column.primaryKey())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('bounces')
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('bounces_once', ['message_id', 'kind'])
    .execute();
  await db.schema
    .createIndex('bounces_by_address')
    .on('bounces')
    .columns(['email_key', 'at'])
    .execute();

  await db.schema
    .createTable('articles')
    .addColumn('content_id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('published', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('released_at', 'bigint')
    .execute();

  await db.schema
    .createTable('issues')
    .addColumn('id', id, identity)
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('html', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed_at', 'bigint', (column) => column.notNull())
    .addColumn('hold_until', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('halted_because', 'text')
    .addColumn('failures_accepted', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expected', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('issues_by_state').on('issues').column('state').execute();

  await db.schema
    .createTable('deliveries')
    .addColumn('id', id, identity)
    .addColumn('issue_id', id, (column) => column.notNull().references('issues.id'))
    .addColumn('subscriber_id', id, (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull().unique())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('claimed_by', 'text')
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('lease_until', 'bigint')
    .addColumn('smtp_reply', 'text')
    .addColumn('settled_at', 'bigint')
    .addUniqueConstraint('deliveries_once_an_issue', ['issue_id', 'subscriber_id'])
    .execute();
  await db.schema
    .createIndex('deliveries_to_claim')
    .on('deliveries')
    .columns(['issue_id', 'next_at', 'id'])
    .where(sql.ref('state'), 'in', sql`('queued', 'deferred')`)
    .execute();
  await db.schema
    .createIndex('deliveries_in_hand')
    .on('deliveries')
    .column('lease_until')
    .where(sql.ref('state'), 'in', sql`('claimed', 'committing')`)
    .execute();
  await db.schema
    .createIndex('deliveries_uncertain')
    .on('deliveries')
    .column('id')
    .where(sql.ref('state'), '=', sql`'uncertain'`)
    .execute();
  await db.schema
    .createIndex('deliveries_of_a_reader')
    .on('deliveries')
    .column('subscriber_id')
    .execute();

  await db.schema
    .createTable('receipts')
    .addColumn('subscriber_id', id, (column) => column.notNull())
    .addColumn('content_id', 'text', (column) => column.notNull())
    .addColumn('issue_id', id, (column) => column.notNull().references('issues.id'))
    .addPrimaryKeyConstraint('receipts_one_copy', ['subscriber_id', 'content_id'])
    .execute();
  await db.schema.createIndex('receipts_by_issue').on('receipts').column('issue_id').execute();

  await db.schema
    .createTable('domains')
    .addColumn('domain', 'text', (column) => column.primaryKey())
    .addColumn('tokens', 'double precision', (column) => column.notNull())
    .addColumn('refilled_at', 'bigint', (column) => column.notNull())
    .addColumn('paused_until', 'bigint', (column) => column.notNull())
    .addColumn('strikes', 'integer', (column) => column.notNull())
    .addColumn('failing_since', 'bigint')
    .execute();

  await db.schema
    .createTable('digests')
    .addColumn('period', 'text', (column) => column.primaryKey())
    .addColumn('sealed_at', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('limits')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('window', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('limits_one_count', ['key', 'window'])
    .execute();

  await db.schema
    .createTable('facts')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
