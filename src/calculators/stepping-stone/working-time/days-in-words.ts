import { monthAndDayInWords, shortDayInWords } from '../../shared/days/day-in-words.ts';
import { isoDate } from './iso-weeks.ts';
import type { Day } from './iso-weeks.ts';

/** `Jan 4`. */
export function shortDay(day: Day): string {
  return monthAndDayInWords(isoDate(day));
}

/** `Jan 4, 2027`. */
export function dayWithYear(day: Day): string {
  return shortDayInWords(isoDate(day));
}
