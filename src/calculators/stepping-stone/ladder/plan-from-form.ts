import type { PlanValues } from '../inputs.ts';
import { dayFromIso } from '../working-time/iso-weeks.ts';
import type { Plan } from '../model.ts';

/** The values of the form as the model wants them. */
export function planFromForm(values: PlanValues): Plan {
  const { winter, spring, summer, autumn, start, deadline, ...plan } = values;
  return {
    ...plan,
    start: dayFromIso(start) ?? 0,
    deadline: dayFromIso(deadline) ?? 0,
    seasons: [winter, spring, summer, autumn],
  };
}
