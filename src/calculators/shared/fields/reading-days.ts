import { DAY, dayOf, daysAfter, isDay } from '../days/dates.ts';
import { dayInWords } from '../days/day-in-words.ts';
import { doubt, shortened } from './reading.ts';
import type { Reading } from './reading.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*';

const SHIFTS = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

/**
 * Reads a day a person wrote: `2027-12-25`, `12/25/2027`, `Dec 25, 2027`, `25 December`, `July 4`, `next Friday`,
 * `tomorrow`, `end of the month`. Without a year it is the next one where the day has to lie `ahead`; elsewhere the one
 * behind and the one ahead are both asked about.
 * @param today `YYYY-MM-DD`; without it, what depends on it isn't read.
 */
export function readDay(text: string, today: string, ahead = false): Reading<string> {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/[.,\s]+/g, ' ')
    .replace(/\bthe |\bon |\bof /g, '');
  const found = words.length > 40 ? [] : daysIn(words, today, ahead);
  const days = found.filter(isDay);
  const [first, second] = days;
  if (first === undefined) {
    return {
      problem:
        found.length > 0
          ? `“${shortened(text.trim())}” isn’t on the calendar from 2000 to 2099. Write a day such as Dec 31, 2027.`
          : `“${shortened(text.trim())}” isn’t a day we can read. Write it like Dec 31, 2027 or 12/31/2027.`,
    };
  }
  return second === undefined ? { value: first } : doubt(text, days, dayInWords);
}

/** The days that may be meant, one that isn't on the calendar too. */
function daysIn(words: string, today: string, ahead: boolean): string[] {
  const dated = datedIn(words);
  if (!dated) return today === '' ? [] : relative(words, today);
  const { year, month, date } = dated;
  return year === undefined ? withoutYear(month, date, today, ahead) : [iso(year, month, date)];
}

interface Dated {
  readonly year: number | undefined;
  readonly month: number;
  readonly date: number;
}

function datedIn(words: string): Dated | null {
  const [, ...standard] = (/^(\d{4})-(\d\d?)-(\d\d?)$/.exec(words) ?? []).map(Number);
  const [year, month = 0, date = 0] = standard;
  if (year !== undefined) return { year, month, date };
  const [, one = '', other = '', slashed] =
    /^(\d\d?)[/-](\d\d?)(?:[/-](\d{4}|\d\d))?$/.exec(words) ?? [];
  // Americans write the month first; what can't be a month is a date.
  if (one) {
    const [first, second] = Number(one) > 12 ? [other, one] : [one, other];
    return { year: yearOf(slashed), month: Number(first), date: Number(second) };
  }
  const named = words.replace(new RegExp(`^${WEEKDAY} (?=.*\\d)`), '');
  const [, month1, date1, year1] = /^([a-z]{3})[a-z]* (\d\d?)(?: (\d{4}))?$/.exec(named) ?? [];
  const [, date2, month2, year2] = /^(\d\d?) ([a-z]{3})[a-z]*(?: (\d{4}))?$/.exec(named) ?? [];
  const place = MONTHS.indexOf(month1 ?? month2 ?? '') + 1;
  if (place === 0) return null;
  return { year: yearOf(year1 ?? year2), month: place, date: Number(date1 ?? date2) };
}

function yearOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

function withoutYear(month: number, date: number, today: string, ahead: boolean): string[] {
  if (today === '') return [];
  const year = Number(today.slice(0, 4));
  // February 29 may be eight years away.
  const days = Array.from({ length: 17 }, (_, index) => iso(year - 8 + index, month, date)).filter(
    isDay,
  );
  const behind = days.findLast((day) => day <= today);
  const coming = days.find((day) => day >= today);
  if (!coming) return [iso(year, month, date)];
  return ahead || !behind || behind === coming ? [coming] : [behind, coming];
}

function relative(words: string, today: string): string[] {
  const shift = SHIFTS.get(words);
  if (shift !== undefined) return [daysAfter(today, shift)];
  const [, which = '', name = ''] = new RegExp(`^(next |this )?${WEEKDAY}$`).exec(words) ?? [];
  if (name) return weekdays(WEEKDAYS.indexOf(name), which, today);
  const [, span = ''] =
    /^(?:end (?:this )?|this )?(year|quarter|month)(?: ?-?end)?$/.exec(words) ?? [];
  if (!span || !words.includes('end')) return [];
  const [year = 0, month = 0] = today.split('-').map(Number);
  const last = { year: 12, quarter: Math.ceil(month / 3) * 3 }[span] ?? month;
  return [dayOf(Date.UTC(year, last, 0))];
}

// Of a Wednesday, "next Friday" is in two days to some and in nine to others.
function weekdays(place: number, which: string, today: string): string[] {
  const from = (Math.floor(Date.parse(today) / DAY) + 3) % 7;
  const away = (place - from + 7) % 7;
  if (which === '') return [daysAfter(today, away)];
  if (which === 'this ') return [daysAfter(today, place - from)];
  const nextWeek = place - from + 7;
  return [...new Set([away === 0 ? 7 : away, nextWeek])].map((days) => daysAfter(today, days));
}

function iso(year: number, month: number, date: number): string {
  return [
    String(year).padStart(4, '0'),
    ...[month, date].map((part) => String(part).padStart(2, '0')),
  ].join('-');
}
