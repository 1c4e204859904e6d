import { shortened } from '../../shared/fields/reading.ts';
import type { Reading } from '../../shared/fields/reading.ts';
import { readDay } from '../../shared/fields/reading-days.ts';
import { dayFromIso, isoDate } from './iso-weeks.ts';
import type { DayRange } from './working-weeks.ts';

const LONGEST_RANGE = 366;

/**
 * Reads a list of days off, an entry a line: a day, or two with "to" between them, and a name after it if one likes.
 * `July 5 Independence Day`, `2026-07-06 to 2026-07-17`. Empty lines are no entries. Days are read as `readDay` reads
 * them, those without a year as the next ones.
 * @param today `YYYY-MM-DD`.
 */
export function readDaysOff(text: string, today: string): Reading<readonly DayRange[]> {
  const value: DayRange[] = [];
  for (const line of text.split(/[\n;]/)) {
    const entry = line.trim();
    if (!entry) continue;
    // What comes after the last number is a name, unless it belongs to the day: 25 December.
    const range = rangeIn(entry, today) ?? rangeIn(entry.replace(/\D+$/, ''), today);
    const wrong = range
      ? problemOf(range)
      : 'isn’t a day we can read. Write July 5, or July 5 to July 16';
    if (!range || wrong) return { problem: `“${shortened(entry)}” ${wrong}.` };
    value.push(range);
  }
  return { value };
}

function rangeIn(text: string, today: string): DayRange | null {
  const [one = '', other = one] = text.split(/\s+(?:to|until|[–—-])\s+|[–—]/);
  const { value: first = '' } = readDay(one, today, true);
  const { value: last = '' } = readDay(other, first || today, true);
  return first && last ? { first: dayFromIso(first) ?? 0, last: dayFromIso(last) ?? 0 } : null;
}

function problemOf({ first, last }: DayRange): string {
  if (last < first) return 'ends before it begins';
  return last - first < LONGEST_RANGE ? '' : 'is more than a year';
}

/** Writes days off the way `readDaysOff` reads them. */
export function writeDaysOff(ranges: readonly DayRange[]): string {
  return ranges
    .map(({ first, last }) => [...new Set([first, last])].map(isoDate).join(' to '))
    .join('\n');
}
