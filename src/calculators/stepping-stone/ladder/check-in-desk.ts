import { today } from '../../shared/days/dates.ts';
import { counted, dollars } from '../../shared/money/money.ts';
import { checkInCalendar, checkInDays } from './check-in-calendar.ts';
import type { DeskParts } from './desk-parts.ts';
import { download } from '../../shared/kept/download.ts';
import { dayFromIso } from '../working-time/iso-weeks.ts';
import type { PlanForLog } from './plan-for-log.ts';

/** What the check-in needs to know. */
export interface PlanAccess {
  readonly plan: () => PlanForLog;
  readonly say: (sentence: string) => void;
}

/** Makes the calendar file of the weekly check-in when the reader asks for it. */
export function offerCheckIn(parts: DeskParts, { plan, say }: PlanAccess): void {
  parts['check-in'].addEventListener('submit', (event) => {
    event.preventDefault();
    say(saveCheckIn(plan(), Number(parts.weekday.value), parts.time.value));
  });
}

function saveCheckIn(plan: PlanForLog, weekday: number, time: string): string {
  if (!/^\d\d:\d\d/.test(time)) return 'Choose a time for your check-in, such as 16:00.';
  const { deadline, offMondays, start, stone } = plan;
  const aim = stone === null ? 'your week' : `your ${dollars(stone)}`;
  const checkIn = {
    from: Math.max(start, firstDayFor(time)),
    deadline,
    weekday,
    time: time.slice(0, 5),
    offMondays,
    summary: 'One good week: check in',
    description: `Did you make ${aim}? Write it down, then choose the first thing you do on Monday.\n${location.origin}${location.pathname}`,
    uid: `${randomName()}@${location.hostname}`,
    stamp: `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`,
  };
  const content = checkInCalendar(checkIn);
  if (content === null)
    return 'No day is left for a check-in before the deadline. Choose a later one.';
  download({ name: 'weekly-check-in.ics', type: 'text/calendar;charset=utf-8', content });
  return `Saved: ${counted(checkInDays(checkIn).length, 'check-in')}. Open the file to put them into your calendar.`;
}

/** Today, or tomorrow when that time of today has passed: the first check-in lies ahead. */
function firstDayFor(time: string): number {
  const now = new Date().toTimeString().slice(0, 5);
  return (dayFromIso(today()) ?? 0) + (now < time ? 0 : 1);
}

// crypto.randomUUID is only there on secure pages.
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
