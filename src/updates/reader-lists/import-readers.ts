import type { Readable } from 'node:stream';
import { parseAddress } from '../readers/address.ts';
import { emailKey } from '../readers/email-key.ts';
import { newPublicId } from '../readers/links/public-id.ts';
import { finalReasons, rememberSuppression } from '../readers/suppression.ts';
import type { Database, Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { csvRows, ListRefused } from './csv-rows.ts';
import { foreignColumns, readForeignRow, standingOf } from './foreign-row.ts';
import type { ForeignColumns } from './foreign-row.ts';
import type { Listed, RefusedRow } from './listed.ts';
import { isOwnExport, readOwnRow } from './own-row.ts';
import { strictest } from './standing.ts';
import type { Standing } from './standing.ts';

/** What an import brought. */
export type ImportReport = {
  /** Readers who are new. */
  added: number;
  /** Readers who were here already, and stay as they are. */
  known: number;
  /** Rows of people who bounced, complained, left or were erased here: they stay out. */
  heldBack: number;
  /** Rows of people who left, noted so that no import brings them in. */
  left: number;
  /** Rows of people who bounced or complained, or are suppressed for another reason: noted too. */
  suppressed: number;
  /** Rows of people who never confirmed: left out. */
  unconfirmed: number;
  refused: RefusedRow[];
};

export type ImportTerms = {
  /** The operator's words on how these readers agreed. Our own export carries each reader's own, and needs none. */
  declared: string | null;
  addressKey: Buffer;
  now: Moment;
  /** Called with the number of bytes read so far: in the end twice the file's size. */
  read?: (bytes: number) => void;
};

/** The operator has to say how the readers of a list agreed. */
export class ConsentMissing extends ListRefused {}

type Reading = (row: Parameters<typeof readOwnRow>[0]) => Listed | RefusedRow | 'unconfirmed';

const batchSize = 500;

/**
 * Reads a CSV file of readers as it streams in, and stores them in batches. A row that can't be used is reported
 * with its line and left out; importing the same file again adds nothing. The file is read once to see that all of it
 * can be understood and whom it keeps out, and once to store it.
 * @param open opens the file from its beginning.
 * @throws `ListRefused` with a sentence, before anything is stored, when the file can't be understood.
 */
export async function importReaders(
  store: Store,
  open: () => Readable,
  terms: ImportTerms,
): Promise<ImportReport> {
  const report: ImportReport = {
    added: 0,
    known: 0,
    heldBack: 0,
    left: 0,
    suppressed: 0,
    unconfirmed: 0,
    refused: [],
  };
  let bytes = 0;
  const read = (more: number): void => terms.read?.((bytes += more));
  const reading = await understood(open(), read, terms);

  let batch: Listed[] = [];
  for await (const row of csvRows(open(), read)) {
    const listed = reading(row);
    if (listed === 'unconfirmed') report.unconfirmed += 1;
    else if ('sentence' in listed) report.refused.push(listed);
    else batch.push(listed);
    if (batch.length < batchSize) continue;
    await storeRows(store.db, batch, report);
    batch = [];
  }
  await storeRows(store.db, batch, report);
  return report;
}

/** Looks through a whole file, and says how to read its rows. */
async function understood(
  source: Readable,
  read: (bytes: number) => void,
  { declared, addressKey, now }: ImportTerms,
): Promise<Reading> {
  let columns: ForeignColumns | 'own' | undefined;
  // Who stands in a file twice is what the stricter row says.
  const keptOut = new Map<string, Standing>();
  for await (const row of csvRows(source, read)) {
    if (columns === undefined) {
      const names = Object.keys(row.cells);
      columns = isOwnExport(names) ? 'own' : foreignColumns(names);
    }
    if (columns === 'own') continue;
    const standing = standingOf(row, columns);
    const address = parseAddress(row.cells[columns.email] ?? '');
    if (standing === 'subscribed' || !address.ok) continue;
    const key = emailKey(address.address, addressKey);
    keptOut.set(key, strictest([standing, keptOut.get(key) ?? 'subscribed']));
  }
  if (columns === 'own' || columns === undefined) return (row) => readOwnRow(row, addressKey);
  if (declared === null)
    throw new ConsentMissing(
      'Say how and when these readers agreed: --consent "form on the old blog, 2019 to 2026". Mailing people who never asked is against the law in most countries.',
    );
  const foreign = columns;
  const standingFor = (key: string): Standing => keptOut.get(key) ?? 'subscribed';
  return (row) => readForeignRow(row, foreign, standingFor, { declared, addressKey, now });
}

async function storeRows(
  database: Database,
  rows: readonly Listed[],
  report: ImportReport,
): Promise<void> {
  if (rows.length === 0) return;
  const counts = await database.transaction().execute(async (db) => {
    const keys = rows.map(({ key }) => key);
    const publicIds = rows.flatMap(({ reader }) => (reader ? [reader.public_id] : []));
    const known = new Set<string>();
    const takenIds = new Set<string>();
    for (const row of await db
      .selectFrom('subscribers')
      .select(['email_key', 'public_id'])
      .where(({ eb, or }) =>
        or([
          eb('email_key', 'in', keys),
          ...(publicIds.length > 0 ? [eb('public_id', 'in', publicIds)] : []),
        ]),
      )
      .execute()) {
      known.add(row.email_key);
      takenIds.add(row.public_id);
    }
    const heldBack = new Set(
      (
        await db
          .selectFrom('suppressions')
          .select('email_key')
          .where('email_key', 'in', keys)
          .execute()
      ).map(({ email_key }) => email_key),
    );
    const counted = { added: 0, known: 0, heldBack: 0, left: 0, suppressed: 0 };
    const fresh: NonNullable<Listed['reader']>[] = [];
    for (const { key, reader, suppression } of rows) {
      const isKnown = known.has(key);
      const isHeld = heldBack.has(key);
      if (isKnown) counted.known += 1;
      else if (isHeld) counted.heldBack += 1;
      // What another list says of a reader who is here isn't about this list; that a mailbox is gone or complains is.
      if (suppression && (!isKnown || finalReasons.includes(suppression.reason))) {
        await rememberSuppression(db, key, suppression.reason, suppression.at);
        heldBack.add(key);
        if (!isKnown && !isHeld)
          counted[!reader && suppression.reason === 'unsubscribed' ? 'left' : 'suppressed'] += 1;
      }
      if (isKnown || isHeld || !reader) continue;
      known.add(key);
      const taken = takenIds.has(reader.public_id);
      takenIds.add(reader.public_id);
      fresh.push(taken ? { ...reader, public_id: newPublicId() } : reader);
    }
    if (fresh.length > 0) {
      const inserted = await db
        .insertInto('subscribers')
        .values(fresh)
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
  report.suppressed += counts.suppressed;
}
