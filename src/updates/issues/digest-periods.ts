import type { Moment } from '../store/schema.ts';

/** A week or a month that is over. */
export interface DigestPeriod {
  frequency: 'weekly' | 'monthly';
  /** `weekly:2026-W47` or `monthly:2026-11`, named after the days it covers. */
  name: string;
  /** Articles released before this moment belong to it. */
  end: Moment;
}

const day = 24 * 3_600_000;

/**
 * The week and the month that ended last: weeks on Monday, months on the first, both at this UTC hour.
 */
export function endedPeriods(now: Moment, hour: number): [DigestPeriod, DigestPeriod] {
  const shifted = new Date(now - hour * 3_600_000);
  const midnight = Date.UTC(
    shifted.getUTCFullYear(),
    shifted.getUTCMonth(),
    shifted.getUTCDate(),
    hour,
  );
  const monday = midnight - ((shifted.getUTCDay() + 6) % 7) * day;
  const first = Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth(), 1, hour);
  return [
    { frequency: 'weekly', name: `weekly:${isoWeek(new Date(monday - 7 * day))}`, end: monday },
    {
      frequency: 'monthly',
      name: `monthly:${new Date(first - day).toISOString().slice(0, 7)}`,
      end: first,
    },
  ];
}

/** The ISO 8601 week of a day, such as `2026-W47`. */
function isoWeek(date: Date): string {
  const thursday = new Date(
    Date.UTC(
      date.getUTCFullYear(),
      date.getUTCMonth(),
      date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7),
    ),
  );
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
