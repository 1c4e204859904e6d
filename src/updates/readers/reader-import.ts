import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { Database, Store } from '../store/open-store.ts';
import type { Frequency, Moment } from '../store/schema.ts';
import { parseAddress } from './address.ts';
import { emailKey } from './email-key.ts';
import type { Consent } from './consent.ts';
import { newPublicId } from './public-id.ts';
import { suppress } from './suppression.ts';

/** What an import brought. */
export type ImportReport = {
  /** Readers who are new. */
  added: number;
  /** Readers who were here already, and stay as they are. */
  known: number;
  /** Rows of people who bounced, complained, left or were erased: they stay out. */
  heldBack: number;
  /** Rows that say "unsubscribed", noted so that no import brings them in. */
  left: number;
  refused: { line: number; sentence: string }[];
};

export type ImportTerms = {
  /** The operator's words on how these readers agreed. */
  declared: string;
  addressKey: Buffer;
  now: Moment;
  /** Called with the number of bytes read so far: in the end twice the file's size. */
  read?: (bytes: number) => void;
};

type ParsedRow = { record: Record<string, string>; info: { lines: number } };

type Row = { line: number; email: string; key: string; frequency: Frequency; left: boolean };

const batchSize = 500;
const longestRow = 256 * 1024;

const rowFields = z.object({
  email: z.string(),
  frequency: z
    .string()
    .toLowerCase()
    .transform((text) => text || 'each')
    .pipe(z.enum(['each', 'weekly', 'monthly'])),
  state: z
    .string()
    .toLowerCase()
    .transform((text) => text || 'active')
    .pipe(z.enum(['active', 'unsubscribed'])),
});

/**
 * Reads a CSV file of readers as it streams in, and stores them in batches. A row that can't be used is reported
 * with its line and left out; importing the same file again adds nothing. The file is read once to see that
 * all of it is CSV, and once to store it, as nobody can tell where rows begin after a broken quotation mark.
 * @param open opens the file from its beginning.
 * @throws an error with a sentence, before anything is stored, when the file has no column for addresses or isn't CSV.
 */
export async function importReaders(
  store: Store,
  open: () => Readable,
  terms: ImportTerms,
): Promise<ImportReport> {
  const report: ImportReport = { added: 0, known: 0, heldBack: 0, left: 0, refused: [] };
  let bytes = 0;
  const read = (more: number): void => terms.read?.((bytes += more));
  for await (const parsed of rowsOf(open(), read)) void parsed;

  let batch: Row[] = [];
  for await (const { record, info } of rowsOf(open(), read)) {
    const row = readRow(record, info.lines, terms.addressKey);
    if ('sentence' in row) report.refused.push(row);
    else batch.push(row);
    if (batch.length < batchSize) continue;
    await storeRows(store.db, batch, terms, report);
    batch = [];
  }
  await storeRows(store.db, batch, terms, report);
  return report;
}

async function* rowsOf(source: Readable, read: (bytes: number) => void): AsyncGenerator<ParsedRow> {
  const parser = parse({
    bom: true,
    columns: columnNames,
    info: true,
    max_record_size: longestRow,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  source.on('data', (chunk: Buffer) => read(chunk.length));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* parser as AsyncIterable<ParsedRow>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      `Line ${String(error['lines'])} can't be read as CSV: look at the quotation marks there. Nothing was imported.`,
      { cause: error },
    );
  } finally {
    source.destroy();
  }
}

function columnNames(names: readonly string[]): (string | undefined)[] {
  const known = names.map((name) => name.trim().toLowerCase());
  const email = known.findIndex((name) => /^(?:e-?mail(?:[ _-]?address)?|address)$/.test(name));
  if (email === -1)
    throw new Error(
      `The first line names the columns ${names.map((name) => `"${name.slice(0, 40)}"`).join(', ')}: one of them has to be "email".`,
    );
  return known.map((name, place) =>
    place === email ? 'email' : name === 'frequency' || name === 'state' ? name : undefined,
  );
}

function readRow(
  record: Record<string, string>,
  line: number,
  addressKey: Buffer,
): Row | { line: number; sentence: string } {
  const address = parseAddress(record['email'] ?? '');
  if (!address.ok) return { line, sentence: address.sentence };
  const fields = rowFields.safeParse({ frequency: '', state: '', ...record });
  if (!fields.success) {
    const wrong = fields.error.issues[0]?.path[0] === 'state' ? 'state' : 'frequency';
    const allowed =
      wrong === 'state'
        ? '"active" or "unsubscribed"; somebody who hasn’t confirmed can’t be imported'
        : '"each", "weekly" or "monthly"';
    return {
      line,
      sentence: `The ${wrong} "${(record[wrong] ?? '').slice(0, 40)}" has to be ${allowed}.`,
    };
  }
  return {
    line,
    email: address.address,
    key: emailKey(address.address, addressKey),
    frequency: fields.data.frequency,
    left: fields.data.state === 'unsubscribed',
  };
}

async function storeRows(
  database: Database,
  rows: readonly Row[],
  { declared, now }: ImportTerms,
  report: ImportReport,
): Promise<void> {
  if (rows.length === 0) return;
  const consent: Consent = { how: 'import', wording: declared, asked: new Date(now).toISOString() };
  const counts = await database.transaction().execute(async (db) => {
    const keys = rows.map(({ key }) => key);
    const known = new Set(
      (
        await db
          .selectFrom('subscribers')
          .select('email_key')
          .where('email_key', 'in', keys)
          .execute()
      ).map(({ email_key }) => email_key),
    );
    const heldBack = new Set(
      (
        await db
          .selectFrom('suppressions')
          .select('email_key')
          .where('email_key', 'in', keys)
          .execute()
      ).map(({ email_key }) => email_key),
    );
    const counted = { added: 0, known: 0, heldBack: 0, left: 0 };
    const fresh: Row[] = [];
    for (const row of rows) {
      if (known.has(row.key)) counted.known += 1;
      else if (heldBack.has(row.key)) counted.heldBack += 1;
      else if (row.left) {
        await suppress(db, row.key, 'unsubscribed', now);
        heldBack.add(row.key);
        counted.left += 1;
      } else {
        known.add(row.key);
        fresh.push(row);
      }
    }
    if (fresh.length > 0) {
      const inserted = await db
        .insertInto('subscribers')
        .values(
          fresh.map(({ email, key, frequency }) => ({
            public_id: newPublicId(),
            email,
            email_key: key,
            state: 'active' as const,
            frequency,
            created_at: now,
            confirmed_at: now,
            consent: JSON.stringify(consent),
            request: null,
          })),
        )
        .onConflict((conflict) => conflict.column('email_key').doNothing())
        .returning('id')
        .execute();
      counted.added = inserted.length;
      counted.known += fresh.length - inserted.length;
    }
    return counted;
  });
  report.added += counts.added;
  report.known += counts.known;
  report.heldBack += counts.heldBack;
  report.left += counts.left;
}
