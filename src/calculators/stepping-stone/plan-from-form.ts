import type { PlanValues } from './inputs.ts';
import { dayFromIso } from './working-time/iso-weeks.ts';
import type { Plan } from './model.ts';

/** The values of the form as the model wants them. `today`, `YYYY-MM-DD`, is the reader's, for a plan as of no other day. */
export function planFromForm(values: PlanValues, today: string): Plan {
  const { winter, spring, summer, autumn, asOf, start, deadline, ...plan } = values;
  return {
    ...plan,
    today: dayFromIso(asOf ?? today) ?? 0,
    start: dayFromIso(start) ?? 0,
    deadline: dayFromIso(deadline) ?? 0,
    seasons: [winter, spring, summer, autumn],
  };
}
