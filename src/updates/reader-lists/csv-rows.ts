import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** Why nothing of a file was taken, in a sentence. */
export class ListRefused extends Error {}

/** A row by the names of its columns, as the first line writes them. */
export type CsvRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

type ParsedRow = { record: Record<string, string>; info: { lines: number } };

const longestRow = 256 * 1024;

/**
 * Reads a CSV file as it streams in.
 * @param read is told how many bytes came.
 * @throws `ListRefused` with the line when it isn't CSV.
 */
export async function* csvRows(
  source: Readable,
  read: (bytes: number) => void,
): AsyncGenerator<CsvRow> {
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
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>)
      yield { line: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ListRefused(
      `Line ${String(error['lines'])} can't be read as CSV: look at the quotation marks there. Nothing was imported.`,
      { cause: error },
    );
  } finally {
    source.destroy();
  }
}

function columnNames(names: readonly string[]): string[] {
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  if (twice === undefined) return [...names];
  throw new ListRefused(
    `Two columns are called "${twice.slice(0, 40)}": rename one, so that it is clear which counts. Nothing was imported.`,
  );
}

/** A value as a cell of a CSV file. */
export function csvCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
