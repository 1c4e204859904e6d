import { ceilingOf, floorOf } from '../shared/exact.ts';
import { stoneFor } from '../shared/stone.ts';
import { say } from '../shared/words.ts';
import type { Day } from './iso-weeks.ts';
import { workingWeeks } from './working-weeks.ts';
import type { WorkingCalendar, WorkingWeek, WorkingWeeks } from './working-weeks.ts';

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
  /** What the week must bring so that all weeks sum to the gap, to the cent. */
  readonly need: number;
  /** The need rounded up to two significant figures: what the reader aims at. */
  readonly target: number;
}

/** What a plan comes to. */
export interface SteppingStone {
  readonly kind: 'stone';
  /** The goal less what is in already; without a goal, what the weeks would bring. */
  readonly gap: number;
  /** The goal, or the year that ten percent above the average implies. */
  readonly year: number;
  /** A full week at 100 %, to the nearest cent. */
  readonly exactWeek: number;
  readonly stone: number;
  /** Working weeks counted in full ones: a three-day week is 0.6. */
  readonly fullWeeks: number;
  readonly calendar: WorkingWeeks;
  /** The stone against the average week: 0.25 is a quarter more. Null when there is nothing to compare. */
  readonly stretchOnAverage: number | null;
  readonly stretchOnBest: number | null;
}

/** The plan week by week. */
export interface PlannedYear {
  readonly weeks: readonly PlannedWeek[];
  /** What all the rounded weeks bring above the gap. */
  readonly overshoot: number;
  /** The working week, counted from 1, in which the quota falls; null without quota or when it falls too late. */
  readonly quotaWeek: { readonly number: number; readonly monday: Day } | null;
}

/** The goal is reached: a result, not an error. */
export interface GoalMet {
  readonly kind: 'met';
  readonly over: number;
}

/** Why nothing can be worked out, as a sentence at the field that can mend it. */
export interface Impossible {
  readonly kind: 'impossible';
  readonly field: 'goal' | 'deadline' | 'weeksOff' | 'winter';
  readonly problem: string;
}

/** The longest plan: five years. */
export const LONGEST_PLAN_IN_DAYS = 5 * 366;

/** Works a plan out. Nothing is rounded before the last step. */
export function stoneOf(plan: Plan): SteppingStone | GoalMet | Impossible {
  if (plan.goal === null && !plan.averageWeek) {
    return no(
      'goal',
      say`Write your goal, or leave this empty and write your average week: one of them has to be there.`,
    );
  }
  if (plan.deadline < plan.start) {
    return no('deadline', say`The deadline comes before the first day. Choose a later deadline.`);
  }
  if (plan.deadline - plan.start > LONGEST_PLAN_IN_DAYS) {
    return no(
      'deadline',
      say`That is more than five years. Choose a nearer deadline: a year is plenty.`,
    );
  }
  if (plan.goal !== null && plan.earned >= plan.goal) {
    return { kind: 'met', over: plan.earned - plan.goal };
  }
  const calendar = workingWeeks(plan);
  if (calendar.weeks.every((week) => week.off)) {
    return no(
      'weeksOff',
      say`That leaves no week to work in. Take fewer weeks off, or a later deadline.`,
    );
  }
  if (calendar.totalWeight === 0) {
    return no(
      'winter',
      say`Every week up to the deadline weighs 0 percent. Give at least one of its quarters more.`,
    );
  }

  const { fullWeight, totalWeight } = calendar;
  const lift = ceilingOf(plan.averageWeek ?? 0, 11, 10);
  const gap =
    plan.goal === null ? floorOf(stoneFor(lift), totalWeight, fullWeight) : plan.goal - plan.earned;
  const stone = stoneFor(plan.goal === null ? lift : ceilingOf(gap, fullWeight, totalWeight));
  return {
    kind: 'stone',
    gap,
    year: plan.goal ?? gap,
    exactWeek: plan.goal === null ? lift : Math.round((gap * fullWeight) / totalWeight),
    stone,
    fullWeeks: totalWeight / fullWeight,
    calendar,
    stretchOnAverage: stretch(stone, plan.averageWeek),
    stretchOnBest: stretch(stone, plan.bestWeek),
  };
}

/** Shares the gap out over the weeks. */
export function plannedYear(plan: Plan, { calendar, gap }: SteppingStone): PlannedYear {
  const needs = largestRemainder(
    gap,
    calendar.weeks.map((week) => week.weight),
  );
  const weeks = calendar.weeks.map((week, index): PlannedWeek => ({
    ...week,
    need: needs[index] ?? 0,
    target: stoneFor(ceilingOf(gap, week.weight, calendar.totalWeight)),
  }));
  return {
    weeks,
    overshoot: weeks.reduce((sum, week) => sum + week.target, 0) - gap,
    quotaWeek: quotaWeek(weeks, plan),
  };
}

/**
 * Shares integer cents out by whole weights so that they sum to the total exactly: each gets its share rounded down,
 * then the largest remainders get a cent more. Not all weights are 0.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = products.map((product) => Number(product / sum));
  const left = total - shares.reduce((all, share) => all + share, 0);
  const rests = products.map((product) => Number(product % sum));
  const byRest = [...rests.keys()].sort((one, other) => (rests[other] ?? 0) - (rests[one] ?? 0));
  for (const lucky of byRest.slice(0, left)) shares[lucky] = (shares[lucky] ?? 0) + 1;
  return shares;
}

function stretch(stone: number, week: number | null): number | null {
  return week !== null && week > 0 ? stone / week - 1 : null;
}

function quotaWeek(weeks: readonly PlannedWeek[], plan: Plan): PlannedYear['quotaWeek'] {
  if (plan.quota === null) return null;
  let sum = plan.earned;
  let number = 0;
  for (const week of weeks) {
    if (week.off) continue;
    sum += week.target;
    number += 1;
    if (sum >= plan.quota) return { number, monday: week.monday };
  }
  return null;
}

function no(field: Impossible['field'], problem: string): Impossible {
  return { kind: 'impossible', field, problem };
}
