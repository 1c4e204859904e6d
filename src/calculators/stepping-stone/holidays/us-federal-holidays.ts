import { dayFrom, isoDate, weekday } from '../working-time/iso-weeks.ts';
import type { Day } from '../working-time/iso-weeks.ts';

/**
 * The eleven United States federal holidays of a year, on the day they are observed: a Saturday's on the Friday before,
 * a Sunday's on the Monday after (5 U.S.C. 6103 and Executive Order 11582). New Year's Day may be observed the year before.
 */
export function usFederalHolidays(year: number): readonly { day: Day; name: string }[] {
  const onDate = (month: number, date: number) => observed(dayFrom(year, month, date));
  const nthMonday = (month: number, nth: number) => nthWeekday(year, month, 0, nth);
  return [
    { day: onDate(1, 1), name: 'New Year’s Day' },
    { day: nthMonday(1, 3), name: 'Birthday of Martin Luther King, Jr.' },
    { day: nthMonday(2, 3), name: 'Washington’s Birthday' },
    { day: nthMonday(6, 1) - 7, name: 'Memorial Day' },
    { day: onDate(6, 19), name: 'Juneteenth' },
    { day: onDate(7, 4), name: 'Independence Day' },
    { day: nthMonday(9, 1), name: 'Labor Day' },
    { day: nthMonday(10, 2), name: 'Columbus Day' },
    { day: onDate(11, 11), name: 'Veterans Day' },
    { day: nthWeekday(year, 11, 3, 4), name: 'Thanksgiving Day' },
    { day: onDate(12, 25), name: 'Christmas Day' },
  ];
}

/** Those between two days, as a list one can edit, a line each. */
export function usFederalHolidayList(start: Day, deadline: Day): string {
  const first = Number(isoDate(start).slice(0, 4));
  const last = Number(isoDate(deadline).slice(0, 4));
  return Array.from({ length: last - first + 2 }, (_, index) => usFederalHolidays(first + index))
    .flat()
    .filter(({ day }) => start <= day && day <= deadline)
    .map(({ day, name }) => `${isoDate(day)} ${name}`)
    .join('\n');
}

function observed(day: Day): Day {
  return day + ([0, 0, 0, 0, 0, -1, 1][weekday(day)] ?? 0);
}

function nthWeekday(year: number, month: number, on: number, nth: number): Day {
  const first = dayFrom(year, month, 1);
  return first + ((on - weekday(first) + 7) % 7) + (nth - 1) * 7;
}
