import { sql } from 'kysely';
import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

/** What an operator sees and undoes: workers and the relay, notes, what was judged, what an article was before. */
export async function operatorsTables(
  db: Kysely<unknown>,
  id: 'integer' | 'bigint',
  identity: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder,
): Promise<void> {
  await db.schema
    .createTable('workers')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('stopped_at', 'bigint')
    .addColumn('relay_reached_at', 'bigint')
    .addColumn('relay_answer', 'text')
    .addColumn('relay_failing_since', 'bigint')
    .addColumn('relay_failure', 'text')
    .execute();
  await db.schema
    .createTable('notes')
    .addColumn('id', id, identity)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('notes_by_subject').on('notes').columns(['about', 'id']).execute();
  await db.schema
    .alterTable('deliveries')
    .addColumn('judged', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // What failed before this was acted on when it failed.
  await sql`update deliveries set judged = 1 where state = 'failed'`.execute(db);
  await db.schema.alterTable('articles').addColumn('state_before', 'text').execute();
  await db.schema.alterTable('issues').dropColumn('failures_accepted').execute();
}
