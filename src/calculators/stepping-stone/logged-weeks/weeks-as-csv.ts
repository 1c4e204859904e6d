import { isoDate } from '../working-time/iso-weeks.ts';
import { mondayOfWeekName } from './week-names.ts';
import type { Log } from './logged-weeks.ts';
import { logFromRows, refused } from './weeks-as-json.ts';
import type { ReadLog } from './weeks-as-json.ts';

const COLUMNS = ['week', 'begins', 'target', 'amount'];
const OFF = 'off';

/** Writes a log as a table any spreadsheet opens (RFC 4180), amounts in dollars. */
export function logToCsv(log: Log): string {
  const rows = log.weeks.map(({ week, target, amount }) => [
    week,
    isoDate(mondayOfWeekName(week) ?? 0),
    dollars(target),
    amount === null ? OFF : dollars(amount),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * Reads what `logToCsv` wrote, also after a spreadsheet saved it: with semicolons or tabs, quotes, a byte order mark,
 * dollar signs, thousands commas, columns moved or added.
 */
export function logFromCsv(text: string): ReadLog {
  const clean = text.replace(/^\uFEFF/, '');
  const separator = [',', ';', '\t'].find((mark) => clean.split('\n', 1)[0]?.includes(mark)) ?? ',';
  const [header, ...rows] = cells(clean, separator);
  const place = (name: string) =>
    header?.findIndex((cell) => cell.trim().toLowerCase() === name) ?? -1;
  const [week, target, amount] = [place('week'), place('target'), place('amount')];
  if (week < 0 || target < 0 || amount < 0) {
    return refused('its first line should name the columns week, target and amount.');
  }
  return logFromRows(
    rows.flatMap((row, index) => {
      if (row.every((cell) => cell.trim() === '')) return [];
      const result = row[amount]?.trim() ?? '';
      return [
        {
          place: `line ${String(index + 2)}`,
          week: row[week]?.trim(),
          target: cents(row[target] ?? ''),
          amount: result.toLowerCase() === OFF ? null : cents(result),
        },
      ];
    }),
    0,
  );
}

/** Splits a table into cells; a quoted cell may hold separators, line ends and doubled quotes. */
function cells(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (quoted && mark === '"' && text[index + 1] === '"') {
      cell += mark;
      index += 1;
    } else if (mark === '"' && (quoted || cell === '')) {
      quoted = !quoted;
    } else if (!quoted && mark === separator) {
      end();
    } else if (!quoted && mark === '\n') {
      end();
      rows.push([]);
    } else if (quoted || mark !== '\r') {
      cell += mark;
    }
  }
  end();
  return rows;
}

function dollars(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents from `20000`, `$20,000.00` or `20000,50`; undefined for anything else. */
function cents(text: string): number | undefined {
  const plain = text
    .replace(/[$\s]/g, '')
    .replace(/^(-?\d{1,3}(?:,\d{3})+)(?=\.|$)/, (whole) => whole.replaceAll(',', ''));
  const [, sign, whole, part] = /^(-?)(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const amount = Number(whole) * 100 + Number((part ?? '').padEnd(2, '0'));
  return sign && amount > 0 ? -amount : amount;
}
