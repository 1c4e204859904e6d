import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInCalendar,
  checkInDays,
} from '../../../../../src/calculators/stepping-stone/ladder/check-in-calendar.ts';
import type { CheckIn } from '../../../../../src/calculators/stepping-stone/ladder/check-in-calendar.ts';
import {
  dayFrom,
  isoDate,
} from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import { RUNS, aDay } from '../arbitraries.ts';

const checkIn: CheckIn = {
  from: dayFrom(2027, 1, 4),
  deadline: dayFrom(2027, 2, 12),
  weekday: 4,
  time: '16:00',
  offMondays: new Set([dayFrom(2027, 1, 18)]),
  summary: 'One good week: $20,000',
  description: 'Did you make it?\nWrite it down; then rest, if you like.',
  uid: '0f0e0d@example.com',
  stamp: '20270104T080000Z',
};

/** Undoes folding and reads the lines as names and values. */
function unfolded(calendar: string): [string, string][] {
  return calendar
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
}

describe('the check-in’s calendar file', () => {
  it('is one weekly event until the deadline that leaves weeks off out', () => {
    expect(checkInCalendar(checkIn)?.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Stepping stone//Weekly check-in//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:0f0e0d@example.com',
      'DTSTAMP:20270104T080000Z',
      'DTSTART:20270108T160000',
      'DURATION:PT15M',
      'RRULE:FREQ=WEEKLY;UNTIL=20270212T160000',
      'EXDATE:20270122T160000',
      'SUMMARY:One good week: $20\\,000',
      'DESCRIPTION:Did you make it?\\nWrite it down\\; then rest\\, if you like.',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:One good week: $20\\,000',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('begins after today’s weekday has passed with the next week’s', () => {
    const days = checkInDays({ ...checkIn, from: dayFrom(2027, 1, 9) }).map(isoDate);
    expect(days).toEqual(['2027-01-15', '2027-01-29', '2027-02-05', '2027-02-12']);
  });

  it('is none when no day is left', () => {
    expect(checkInCalendar({ ...checkIn, from: checkIn.deadline + 1 })).toBeNull();
  });

  it('holds lines of at most 75 octets that unfold to the text, and no bare line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' }), (text) => {
        const calendar = checkInCalendar({ ...checkIn, description: text }) ?? '';
        expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of calendar.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        }
        const description = unfolded(calendar).find(([name]) => name === 'DESCRIPTION')?.[1];
        const plain = description?.replace(/\\(.)/g, (_, mark: string) =>
          mark === 'n' ? '\n' : mark,
        );
        expect(plain).toBe(text.replace(/\r\n|\r/g, '\n').replace(/[^\P{Cc}\n]/gu, ''));
      }),
      RUNS,
    );
  });

  it('has an occurrence on each check-in day and no other', () => {
    const plan = fc.record({
      from: aDay,
      length: fc.nat(400),
      weekday: fc.integer({ min: 0, max: 6 }),
      off: fc.array(fc.nat(60), { maxLength: 10 }),
    });
    fc.assert(
      fc.property(plan, ({ from, length, weekday, off }) => {
        const first = from - ((((from + 3) % 7) + 7) % 7);
        const offMondays = new Set(off.map((week) => first + week * 7));
        const mine = { ...checkIn, from, deadline: from + length, weekday, offMondays };
        const calendar = checkInCalendar(mine);
        const wanted = Array.from({ length: length + 1 }, (_, index) => from + index).filter(
          (day) => (day + 3) % 7 === weekday && !offMondays.has(day - weekday),
        );
        if (calendar === null) {
          expect(wanted).toEqual([]);
          return;
        }
        const value = (name: string) => unfolded(calendar).find(([key]) => key === name)?.[1] ?? '';
        const read = (text: string) =>
          Date.UTC(
            Number(text.slice(0, 4)),
            Number(text.slice(4, 6)) - 1,
            Number(text.slice(6, 8)),
          ) / 86_400_000;
        const until = read(value('RRULE').split('UNTIL=')[1] ?? '');
        const skipped = new Set(value('EXDATE').split(',').map(read));
        const found: number[] = [];
        for (let day = read(value('DTSTART')); day <= until; day += 7) {
          if (!skipped.has(day)) found.push(day);
        }
        expect(found).toEqual(wanted);
      }),
      RUNS,
    );
  });
});
