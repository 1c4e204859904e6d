import { WEEK } from '../shared/days/working-days.ts';
import { ceilingOf, floorOf, sum } from '../shared/money/exact.ts';
import { stoneFor } from '../shared/money/stone.ts';
import type { Problems } from '../shared/calculator/calculator.ts';
import type { Day } from './working-time/iso-weeks.ts';
import { aYearAfter, mondayOf, workingDays } from './working-time/iso-weeks.ts';
import { workingWeeks } from './working-time/working-weeks.ts';
import type { WorkingCalendar, WorkingWeek, WorkingWeeks } from './working-time/working-weeks.ts';

/** Everything the stepping stone is worked out from. Money is integer cents. */
export interface Plan extends WorkingCalendar {
  /** Null for a reader who can't name a year yet. */
  readonly goal: number | null;
  /** What is in already; below zero after a clawback. */
  readonly earned: number;
  readonly quota: number | null;
  readonly bestWeek: number | null;
  /** The average of the last 13 weeks. */
  readonly averageWeek: number | null;
  /** What the money is: it changes words, no figure. */
  readonly basis: 'sales' | 'pay';
}

export interface PlannedWeek extends WorkingWeek {
  /** What is left of the week must bring so that all weeks sum to the gap, to the cent. */
  readonly amount: number;
  /** The amount rounded up to two significant figures: what the reader aims at. */
  readonly target: number;
}

/** What a plan comes to. */
export type Outcome = SteppingStone | Met | Over;

/** So much is left for so many weeks. */
export interface SteppingStone {
  readonly kind: 'stone';
  /** The goal less what is in already; without a goal, what ten percent above the average brings by the deadline. */
  readonly gap: number;
  /** A full week at 100 %, to the nearest cent. */
  readonly exactWeek: number;
  readonly stone: number;
  /** Working weeks left, counted in full ones: a three-day week is 0.6. */
  readonly fullWeeks: number;
  /** Working days left. Under five of them a week is too much to aim at. */
  readonly daysLeft: number;
  readonly calendar: WorkingWeeks;
}

/** The goal is in: a result, not a problem. */
export interface Met {
  readonly kind: 'met';
  /** What is in above the goal. */
  readonly over: number;
  /** Working weeks to spare. */
  readonly fullWeeks: number;
}

/** The deadline, or the last day of work before it, lies behind. */
export interface Over {
  readonly kind: 'over';
  /** What was missing, or below zero what was in above the goal; null without a goal. */
  readonly short: number | null;
}

/** Where an even pace, the same every week without weeks off, would stand today. */
export interface EvenPace {
  /** Cents, to the nearest. */
  readonly amount: number;
  /** Weeks of five days, gone and in all. */
  readonly weeksGone: number;
  readonly weeks: number;
}

/** The plan week by week. */
export interface PlannedYear {
  readonly weeks: readonly PlannedWeek[];
  /** What all the rounded weeks bring above the gap. */
  readonly overshoot: number;
  /** The working week, counted from 1, in which the quota falls; null without quota or when it falls too late. */
  readonly quotaWeek: { readonly number: number; readonly monday: Day } | null;
}

/** The longest plan: five years. */
export const LONGEST_PLAN_IN_DAYS = 5 * 366;

/** Why a plan can't be worked, as a sentence at the field that can mend it. */
export function problemsOf(plan: Plan): Problems {
  if (plan.goal === null && !plan.averageWeek) {
    return { goal: 'Write your goal, or leave this empty and write your average week.' };
  }
  if (plan.deadline < plan.start) {
    return { deadline: 'The deadline comes before the first day. Choose a later one.' };
  }
  if (plan.deadline - plan.start > LONGEST_PLAN_IN_DAYS) {
    return { deadline: 'That is more than five years. Choose a nearer deadline.' };
  }
  const { totalWeight, weeks } = workingWeeks(plan);
  if (totalWeight > 0 || isMet(plan) || isOver(plan)) return {};
  const left = weeks.filter(({ gone }) => !gone);
  return left.every((week) => week.off || week.left === 0)
    ? {
        weeksOff: 'That leaves no week to work in. Take fewer weeks off, or a later deadline.',
      }
    : {
        winter: 'Every week up to the deadline weighs 0 percent. Give one of its quarters more.',
      };
}

function isMet({ goal, earned }: Plan): boolean {
  return goal !== null && earned >= goal;
}

function isOver({ deadline, start, today }: Plan): boolean {
  return today > start && workingDays(today, deadline) === 0;
}

/** Works out a plan that has no problem. Nothing is rounded before the last step. */
export function outcomeOf(plan: Plan): Outcome {
  if (isOver(plan)) {
    return { kind: 'over', short: plan.goal === null ? null : plan.goal - plan.earned };
  }
  const calendar = workingWeeks(plan);
  const { fullWeight, totalWeight, weeks } = calendar;
  const fullWeeks = totalWeight / fullWeight;
  if (plan.goal !== null && isMet(plan)) {
    return { kind: 'met', over: plan.earned - plan.goal, fullWeeks };
  }
  const daysLeft = sum(weeks.map(({ left, off }) => (off ? 0 : left)));
  const common = { kind: 'stone', fullWeeks, daysLeft, calendar } as const;
  if (plan.goal === null) {
    const exactWeek = ceilingOf(plan.averageWeek ?? 0, 11, 10);
    const stone = stoneFor(exactWeek);
    return { ...common, gap: floorOf(stone, totalWeight, fullWeight), exactWeek, stone };
  }
  const gap = plan.goal - plan.earned;
  return {
    ...common,
    gap,
    exactWeek: Math.round((gap * fullWeight) / totalWeight),
    stone: stoneFor(ceilingOf(gap, fullWeight, totalWeight)),
  };
}

/** What a plan without a problem asks of a week; null where its goal is met or its time is over. */
export function stoneOf(plan: Plan): SteppingStone | null {
  const outcome = outcomeOf(plan);
  return outcome.kind === 'stone' && outcome.calendar.totalWeight > 0 ? outcome : null;
}

/** Where an even pace would stand; null without a goal, and before the first day. */
export function evenPace({ deadline, goal, start, today }: Plan): EvenPace | null {
  const gone = workingDays(start, Math.min(today - 1, deadline));
  const all = workingDays(start, deadline);
  if (goal === null || gone === 0) return null;
  return { amount: Math.round((goal * gone) / all), weeksGone: gone / WEEK, weeks: all / WEEK };
}

/** The plan after this one: as long, from the Monday after it on, and not over on the day it is asked for. */
export function planAfter({ deadline, start, today }: Pick<Plan, 'deadline' | 'start' | 'today'>): {
  start: Day;
  deadline: Day;
} {
  const next = mondayOf(deadline + 7);
  const after =
    deadline - start > 300
      ? { start: next, deadline: aYearAfter(deadline) }
      : { start: next, deadline: next + deadline - start };
  return after.deadline < today ? planAfter({ ...after, today }) : after;
}

/** Shares the gap out over the weeks. */
export function plannedYear(plan: Plan, { calendar, gap }: SteppingStone): PlannedYear {
  const { totalWeight, weeks: working } = calendar;
  const amounts = largestRemainder(
    gap,
    working.map((week) => week.weight),
  );
  const weeks = working.map((week, place): PlannedWeek => ({
    ...week,
    amount: amounts[place] ?? 0,
    target: stoneFor(ceilingOf(gap, week.weight, totalWeight)),
  }));
  return {
    weeks,
    overshoot: sum(weeks.map((week) => week.target)) - gap,
    quotaWeek: quotaWeek(weeks, plan),
  };
}

/**
 * Shares integer cents out by whole weights so that they sum to the total exactly: each gets its share rounded down,
 * then the largest remainders get a cent more. Not all weights are 0.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  const all = sum(weights);
  const shares = weights.map((weight) => floorOf(total, weight, all));
  const left = (place: number): number => ((total % all) * (weights[place] ?? 0)) % all;
  const byLeft = [...shares.keys()].sort((one, other) => left(other) - left(one));
  for (const lucky of byLeft.slice(0, total - sum(shares)))
    shares[lucky] = (shares[lucky] ?? 0) + 1;
  return shares;
}

function quotaWeek(
  weeks: readonly PlannedWeek[],
  { earned, quota }: Plan,
): PlannedYear['quotaWeek'] {
  let brought = earned;
  let number = 0;
  for (const { monday, off, target } of weeks) {
    if (off) continue;
    brought += target;
    number += 1;
    if (quota !== null && brought >= quota) return { number, monday };
  }
  return null;
}
