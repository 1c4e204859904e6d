import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { DecodedText } from './decoded-text.ts';

/** A row of a table: its fields, and the line it begins on. */
export interface CsvRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

// Longer than any article, shorter than what a missing quotation mark makes of a file.
const longestRecord = 32 * 1024 * 1024;

/**
 * Reads a CSV file as it streams in, the line with the names of the columns included.
 * @throws a sentence with the line where a row can't be read.
 */
export async function* csvRecords(path: string, source: DecodedText): AsyncGenerator<CsvRecord> {
  let line = 1;
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const parser = parse({
    delimiter: separatorOf(firstLine(first.value)),
    info: true,
    max_record_size: longestRecord,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const text = async function* (): AsyncGenerator<string> {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  };
  try {
    for await (const read of Readable.from(text()).compose(parser)) {
      const { record, info } = read as { record: string[]; info: { lines: number } };
      yield { fields: record, line };
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      `${basename(path)}, line ${line}: the row that begins here can't be read as CSV up to line ${String(error['lines'])}. Look at its quotation marks, or export it again.`,
      { cause: error },
    );
  }
}

/** The fields of the first line of a table, from its opening. */
export function headerOf(opening: string): string[] {
  const header = firstLine(opening);
  return header.split(separatorOf(header)).map((field) => field.trim().replace(/^"|"$/g, ''));
}

const firstLine = (text: string): string => /^\s*([^\r\n]*)/.exec(text)?.[1] ?? '';

// Excel writes semicolons where a comma is the decimal sign.
function separatorOf(header: string): string {
  const separators = [',', ';', '\t'];
  const counted = separators.map((separator) => header.split(separator).length);
  return separators[counted.indexOf(Math.max(...counted))] ?? ',';
}
