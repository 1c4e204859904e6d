import { DAY, daysAfter, isDay } from '../days/dates.ts';
import { dayInWords } from '../days/day-in-words.ts';
import { doubt, shortened } from './reading.ts';
import type { Reading } from './reading.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NEAR = 'yesterday today tomorrow'.split(' ');
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ');

/**
 * Reads a day a person wrote: `2027-12-25`, `12/25/2027`, `Dec 25, 2027`, `25 December`, `July 4`, `next Friday`,
 * `tomorrow`. Without a year it is the next one where the day has to lie `ahead`; elsewhere the one
 * behind and the one ahead are both asked about.
 * @param today `YYYY-MM-DD`; without it, what depends on it isn't read.
 */
export function readDay(text: string, today: string, ahead = false): Reading<string> {
  const words = text
    .toLowerCase()
    .replace(/[.,\s]+|(?<=\d)(?:st|nd|rd|th)\b|\b(?:the|on|of)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const found = words.length > 40 ? [] : daysIn(words, today, ahead);
  const days = found.filter(isDay);
  const [first, second] = days;
  if (first !== undefined) {
    return second === undefined ? { value: first } : doubt(text, days, dayInWords);
  }
  const why = found.length > 0 ? 'isn’t on the calendar' : 'isn’t a day we can read';
  return {
    problem: `“${shortened(text.trim())}” ${why}. Write it like Dec 31, 2027.`,
  };
}

/** The days that may be meant, one that isn't on the calendar too. */
function daysIn(words: string, today: string, ahead: boolean): string[] {
  const numbers = (words.match(/\d+/g) ?? []).map(Number);
  const names = (words.match(/[a-z]+/g) ?? []).map((name) => name.slice(0, 3));
  const [one = 0, other = 0, third] = numbers;
  if (/^\d{4}-\d\d?-\d\d?$/.test(words)) return [iso(one, other, third ?? 0)];
  // Americans write the month first; what can't be a month is a date.
  if (/^\d\d?([/-]\d\d?){1,2}(\d\d)?$/.test(words)) {
    const [month, date] = one > 12 ? [other, one] : [one, other];
    return inYear(third, month, date, today, ahead);
  }
  const month = MONTHS.indexOf(names.find((name) => !WEEKDAYS.includes(name)) ?? '') + 1;
  if (/^(?:[a-z]{3,} )*(?:[a-z]{3,} \d\d?|\d\d? [a-z]{3,})(?: \d{4})?$/.test(words) && month > 0) {
    return names.length > 2 ? [] : inYear(numbers[1], month, one, today, ahead);
  }
  return today === '' ? [] : relative(words, today);
}

function inYear(
  year: number | undefined,
  month: number,
  date: number,
  today: string,
  ahead: boolean,
): string[] {
  if (year !== undefined) return [iso(year < 100 ? 2000 + year : year, month, date)];
  if (today === '') return [];
  const now = Number(today.slice(0, 4));
  // February 29 may be eight years away.
  const days = Array.from({ length: 17 }, (_, at) => iso(now - 8 + at, month, date)).filter(isDay);
  const coming = days.find((day) => day >= today);
  if (!coming) return [iso(now, month, date)];
  const behind = ahead ? coming : (days.findLast((day) => day <= today) ?? coming);
  return [...new Set([behind, coming])];
}

// Of a Wednesday, "next Friday" is in two days to some and in nine to others.
function relative(words: string, today: string): string[] {
  const near = NEAR.indexOf(words);
  if (near >= 0) return [daysAfter(today, near - 1)];
  const [, which, name = ''] = /^(next |this )?([a-z]{3})[a-z]*$/.exec(words) ?? [];
  const place = WEEKDAYS.indexOf(name);
  if (place < 0) return [];
  const away = place - ((Date.parse(today) / DAY + 3) % 7);
  const coming = away < 0 ? away + 7 : away;
  const days = which === 'next ' ? [coming || 7, away + 7] : [which ? away : coming];
  return [...new Set(days)].map((day) => daysAfter(today, day));
}

function iso(year: number, ...rest: readonly number[]): string {
  return [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}
