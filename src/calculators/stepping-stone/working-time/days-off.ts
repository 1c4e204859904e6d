import { shortened } from '../../shared/fields/reading.ts';
import type { Reading } from '../../shared/fields/reading.ts';
import { DAY } from '../../shared/days/dates.ts';
import { readDay } from '../../shared/fields/reading-days.ts';
import { isoDate } from './iso-weeks.ts';
import type { DayRange } from './working-weeks.ts';

const MOST_ENTRIES = 60;
const LONGEST_RANGE = 366;

/**
 * Reads a list of days off, an entry a line: a day, or two with "to" between them, and a name after it if one likes.
 * `July 5 Independence Day`, `2026-07-06 to 2026-07-17`. Empty lines are no entries. Days are read as `readDay` reads
 * them, those without a year as the next ones.
 * @param today `YYYY-MM-DD`.
 */
export function readDaysOff(text: string, today: string): Reading<readonly DayRange[]> {
  const entries = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (entries.length > MOST_ENTRIES) {
    return { problem: `That is ${entries.length} entries; a list holds ${MOST_ENTRIES}.` };
  }
  const value: DayRange[] = [];
  for (const entry of entries) {
    const quoted = shortened(entry);
    // What comes after the last number is a name, unless it belongs to the day: 25 December.
    const range = rangeIn(entry, today) ?? rangeIn(entry.replace(/\D+$/, ''), today);
    if (range === null) {
      return {
        problem: `“${quoted}” isn’t a day we can read. Write July 5, or July 5 to July 16, 2027.`,
      };
    }
    const { first, last } = range;
    if (last < first) return { problem: `“${quoted}” ends before it begins.` };
    if (last - first >= LONGEST_RANGE) return { problem: `“${quoted}” is more than a year.` };
    value.push(range);
  }
  return { value };
}

function rangeIn(text: string, today: string): DayRange | null {
  const [one = '', other = one] = text.split(/\s+(?:to|until|[–—-])\s+|[–—]/);
  const { value: first } = readDay(one, today, true);
  const { value: last } = readDay(other, first ?? today, true);
  if (first === undefined || last === undefined) return null;
  return { first: Date.parse(first) / DAY, last: Date.parse(last) / DAY };
}

/** Writes days off the way `readDaysOff` reads them. */
export function writeDaysOff(ranges: readonly DayRange[]): string {
  return ranges
    .map(({ first, last }) => [...new Set([first, last])].map(isoDate).join(' to '))
    .join('\n');
}
