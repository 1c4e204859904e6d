import type { Day } from '../working-time/iso-weeks.ts';
import type { PlanValues } from '../inputs.ts';
import { ceilingOf } from '../../shared/money/exact.ts';
import { stoneFor } from '../../shared/money/stone.ts';
import { plannedYear, stoneOf } from '../model.ts';
import type { PlannedWeek } from '../model.ts';
import { planFromForm } from '../plan-from-form.ts';

/** What the ladder wants to know of the plan. */
export interface PlanForLog {
  readonly start: Day;
  readonly deadline: Day;
  /** Null when the goal is met: then there is nothing to aim at. */
  readonly stone: number | null;
  /** What each week of the plan aims at, by its Monday. */
  readonly targets: ReadonlyMap<Day, number>;
  /** Mondays of weeks that are off by date. */
  readonly offMondays: ReadonlySet<Day>;
}

/** The plan in the form, as the ladder wants it on a day (`YYYY-MM-DD`). */
export function planForLog(values: PlanValues, today: string): PlanForLog {
  const plan = planFromForm(values, today);
  const result = stoneOf(plan);
  const weeks = result ? plannedYear(plan, result).weeks : [];
  return {
    start: plan.start,
    deadline: plan.deadline,
    stone: result?.stone ?? null,
    targets: new Map(
      weeks.flatMap((week) => (week.weight > 0 ? [[week.monday, wholeTarget(week)]] : [])),
    ),
    offMondays: new Set(weeks.flatMap((week) => (week.days === 0 ? [week.monday] : []))),
  };
}

// A week that has begun is logged whole, with the days the plan no longer counts.
function wholeTarget({ amount, days, left, target }: PlannedWeek): number {
  return days === left ? target : stoneFor(ceilingOf(amount, days, left));
}
