import type { DownloadedFile } from '../../shared/kept/download.ts';
import type { Log } from './logged-weeks.ts';
import { logFromCsv, logToCsv } from './weeks-as-csv.ts';
import { logFromJson, logToJson, refused } from './weeks-as-json.ts';
import type { ReadLog } from './weeks-as-json.ts';

const MOST_CHARACTERS = 1_000_000;

/** The reader's weeks as a table for a spreadsheet. */
export function csvFile(log: Log): DownloadedFile {
  return { name: 'my-weeks.csv', type: 'text/csv;charset=utf-8', content: logToCsv(log) };
}

/** The reader's weeks with the rungs they cleared: what another device reads in. */
export function jsonFile(log: Log): DownloadedFile {
  return { name: 'my-weeks.json', type: 'application/json', content: logToJson(log) };
}

/** Reads an exported file back, whichever of the two it is. */
export function readExportedWeeks(text: string): ReadLog {
  if (text.length > MOST_CHARACTERS) return refused('it is far too long for a list of weeks.');
  if (text.trim() === '') return refused('it is empty.');
  return /^\s*[{[]/.test(text) ? logFromJson(text) : logFromCsv(text);
}
