import type { Offer, Texts } from '../shared/calculator/calculator.ts';
import { planAfter } from './model.ts';
import type { Plan } from './model.ts';
import { dayWithYear, shortDay } from './working-time/days-in-words.ts';
import { dayFrom, dayFromIso, isoDate } from './working-time/iso-weeks.ts';
import type { Day } from './working-time/iso-weeks.ts';
import { workingYear } from './working-time/working-year.ts';

/** The plan that follows one whose deadline is behind. */
export function nextPlan(plan: Plan): Offer[] {
  const { deadline, start } = planAfter(plan);
  return [offer('Plan', start, deadline, { earned: '0', weeksOff: '2', asOf: 'Today' })];
}

/** Late in a year the standard plan is the next one, and this one isn't over yet. */
export function thisYearFirst({ start, today }: Plan): Offer[] {
  const year = isoDate(today).slice(0, 4);
  if (start <= today || isoDate(start).slice(0, 4) <= year) return [];
  const first = dayFromIso(workingYear(`${year}-01-01`).start) ?? today;
  const last = dayFrom(Number(year), 12, 31);
  return last > today ? [offer('This year first:', first, last)] : [];
}

function offer(does: string, first: Day, last: Day, others?: Texts): Offer {
  const deadline = dayWithYear(last);
  return {
    label: `${does} ${shortDay(first)} – ${deadline}`,
    fills: { ...others, start: dayWithYear(first), deadline },
  };
}
