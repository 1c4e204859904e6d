import { isoDate, mondayOf } from '../working-time/iso-weeks.ts';
import type { Day } from '../working-time/iso-weeks.ts';

/** A short meeting with oneself, every week until the deadline. */
export interface CheckIn {
  readonly from: Day;
  readonly deadline: Day;
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number;
  /** The time of day, `HH:MM`, on whatever clock the reader's calendar goes by. */
  readonly time: string;
  /** Mondays of the weeks that are off. */
  readonly offMondays: ReadonlySet<Day>;
  readonly summary: string;
  readonly description: string;
  /** Unique in the world. */
  readonly uid: string;
  /** When the file is made: `YYYYMMDDTHHMMSSZ`. */
  readonly stamp: string;
}

/** The days of a check-in; weeks off have none. */
export function checkInDays({ from, deadline, weekday, offMondays }: CheckIn): Day[] {
  const days: Day[] = [];
  for (let day = mondayOf(from) + weekday; day <= deadline; day += 7) {
    if (day >= from && !offMondays.has(mondayOf(day))) days.push(day);
  }
  return days;
}

/** Writes the check-in as an iCalendar file (RFC 5545): one weekly event. Null when no day is left for one. */
export function checkInCalendar(checkIn: CheckIn): string | null {
  const days = checkInDays(checkIn);
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const kept = new Set(days);
  const skipped: Day[] = [];
  for (let day = first; day <= last; day += 7) if (!kept.has(day)) skipped.push(day);
  const at = (day: Day) => `${isoDate(day).replaceAll('-', '')}T${checkIn.time.replace(':', '')}00`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stepping stone//Weekly check-in//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${checkIn.uid}`,
    `DTSTAMP:${checkIn.stamp}`,
    `DTSTART:${at(first)}`,
    'DURATION:PT15M',
    `RRULE:FREQ=WEEKLY;UNTIL=${at(last)}`,
    ...(skipped.length > 0 ? [`EXDATE:${skipped.map(at).join(',')}`] : []),
    `SUMMARY:${escaped(checkIn.summary)}`,
    `DESCRIPTION:${escaped(checkIn.description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(checkIn.summary)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Breaks a line so that none is longer than 75 octets in UTF-8; what follows a break begins with a space. */
function folded(line: string): string {
  const octets = new TextEncoder();
  let result = '';
  let length = 0;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (length + size > 75) {
      result += '\r\n ';
      length = 1;
    }
    result += character;
    length += size;
  }
  return result;
}
