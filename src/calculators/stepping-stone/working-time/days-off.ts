import { shortened } from '../../shared/fields/reading.ts';
import type { Reading } from '../../shared/fields/reading.ts';
import { dayFromIso, isoDate } from './iso-weeks.ts';
import type { DayRange } from './working-weeks.ts';

const MOST_ENTRIES = 60;
const LONGEST_RANGE = 366;

/**
 * Reads a list of days off, an entry a line: a date, or two with "to" between them, and a name after it if one likes.
 * `2026-07-03 Independence Day`, `2026-07-06 to 2026-07-17`. Empty lines are no entries.
 */
export function readDaysOff(text: string): Reading<readonly DayRange[]> {
  const entries = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (entries.length > MOST_ENTRIES) {
    return { problem: `That is ${entries.length} entries; a list holds ${MOST_ENTRIES}.` };
  }
  const value: DayRange[] = [];
  for (const entry of entries) {
    const [, one = '', other = one] =
      /^(\d{4}-\d\d-\d\d)(?:\s*(?:to|until|–|—|-)\s*(\d{4}-\d\d-\d\d))?(?![\d-])/.exec(entry) ?? [];
    const first = dayFromIso(one);
    const last = dayFromIso(other);
    const quoted = shortened(entry);
    if (first === null || last === null) {
      return {
        problem: `“${quoted}” isn’t a date we can read. Write 2027-07-05, or 2027-07-05 to 2027-07-16.`,
      };
    }
    if (last < first) return { problem: `“${quoted}” ends before it begins.` };
    if (last - first >= LONGEST_RANGE) return { problem: `“${quoted}” is more than a year.` };
    value.push({ first, last });
  }
  return { value };
}

/** Writes days off the way `readDaysOff` reads them. */
export function writeDaysOff(ranges: readonly DayRange[]): string {
  return ranges
    .map(({ first, last }) => [...new Set([first, last])].map(isoDate).join(' to '))
    .join('\n');
}
