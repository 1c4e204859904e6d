import type { Offer } from '../shared/calculator/calculator.ts';
import { shortDayInWords } from '../shared/days/day-in-words.ts';
import { planAfter } from './model.ts';
import type { Plan } from './model.ts';
import { dayWithYear, shortDay } from './working-time/days-in-words.ts';
import { dayFrom, dayFromIso, isoDate } from './working-time/iso-weeks.ts';
import type { Day } from './working-time/iso-weeks.ts';
import { workingYear } from './working-time/working-year.ts';

/** The plan that follows one whose deadline is behind. */
export function nextPlan(plan: Plan): Offer[] {
  return [offer('Plan', { ...planAfter(plan) }, { earned: '0', weeksOff: '2', asOf: 'Today' })];
}

/** Late in a year the standard plan is the next one, and this one isn't over yet. */
export function thisYearFirst({ start, today }: Plan): Offer[] {
  const year = isoDate(today).slice(0, 4);
  if (start <= today || isoDate(start).slice(0, 4) <= year) return [];
  const first = dayFromIso(workingYear(`${year}-01-01`).start) ?? today;
  const last = dayFrom(Number(year), 12, 31);
  return last > today ? [offer('This year first:', { start: first, deadline: last }, {})] : [];
}

function offer(
  does: string,
  { deadline, start }: { start: Day; deadline: Day },
  others: Readonly<Record<string, string>>,
): Offer {
  return {
    label: `${does} ${shortDay(start)} – ${dayWithYear(deadline)}`,
    fills: {
      ...others,
      start: shortDayInWords(isoDate(start)),
      deadline: shortDayInWords(isoDate(deadline)),
    },
  };
}
