import { ceilingOf, floorOf, sum } from '../shared/money/exact.ts';
import { stoneFor } from '../shared/money/stone.ts';
import type { Problems } from '../shared/worksheet/calculator.ts';
import type { Day } from './working-time/iso-weeks.ts';
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
  /** What the week must bring so that all weeks sum to the gap, to the cent. */
  readonly amount: number;
  /** The amount rounded up to two significant figures: what the reader aims at. */
  readonly target: number;
}

/** What a plan comes to. */
export interface SteppingStone {
  /** The goal less what is in already; without a goal, the year that ten percent above the average implies. */
  readonly gap: number;
  /** A full week at 100 %, to the nearest cent. */
  readonly exactWeek: number;
  readonly stone: number;
  /** Working weeks counted in full ones: a three-day week is 0.6. */
  readonly fullWeeks: number;
  readonly calendar: WorkingWeeks;
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
    return {
      goal: 'Write your goal, or leave this empty and write your average week: one of them has to be there.',
    };
  }
  if (plan.deadline < plan.start) {
    return {
      deadline: 'The deadline comes before the first day. Choose a later deadline.',
    };
  }
  if (plan.deadline - plan.start > LONGEST_PLAN_IN_DAYS) {
    return {
      deadline: 'That is more than five years. Choose a nearer deadline: a year is plenty.',
    };
  }
  const { totalWeight, weeks } = workingWeeks(plan);
  if (totalWeight > 0 || isMet(plan)) return {};
  return weeks.every((week) => week.off)
    ? {
        weeksOff: 'That leaves no week to work in. Take fewer weeks off, or a later deadline.',
      }
    : {
        winter:
          'Every week up to the deadline weighs 0 percent. Give at least one of its quarters more.',
      };
}

/** Whether the goal is in already: a result, not a problem. */
function isMet({ goal, earned }: Plan): boolean {
  return goal !== null && earned >= goal;
}

/** Works a plan out, or gives `null` where its goal is met or no week is left. Nothing is rounded before the last step. */
export function stoneOf(plan: Plan): SteppingStone | null {
  const calendar = workingWeeks(plan);
  const { fullWeight, totalWeight } = calendar;
  if (totalWeight === 0 || isMet(plan)) return null;
  const fullWeeks = totalWeight / fullWeight;
  if (plan.goal === null) {
    const exactWeek = ceilingOf(plan.averageWeek ?? 0, 11, 10);
    const stone = stoneFor(exactWeek);
    return {
      gap: floorOf(stone, totalWeight, fullWeight),
      exactWeek,
      stone,
      fullWeeks,
      calendar,
    };
  }
  const gap = plan.goal - plan.earned;
  return {
    gap,
    exactWeek: Math.round((gap * fullWeight) / totalWeight),
    stone: stoneFor(ceilingOf(gap, fullWeight, totalWeight)),
    fullWeeks,
    calendar,
  };
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
