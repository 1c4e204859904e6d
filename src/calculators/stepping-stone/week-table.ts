import type { Table } from '../shared/calculator.ts';
import { cells } from '../shared/cells.ts';
import { sum } from '../shared/exact.ts';
import { dollars, number } from '../shared/money.ts';
import { shortDay } from './days-in-words.ts';
import type { Plan, PlannedWeek } from './model.ts';
import { say } from '../shared/words.ts';

/** What each week of a plan has to bring: weeks that need the same stand in one row. */
export function weekTable(plan: Plan, weeks: readonly PlannedWeek[], gap: number): Table {
  const rows: { first: PlannedWeek; needs: number[] }[] = [];
  for (const week of weeks) {
    const row = rows.at(-1);
    if (row && row.first.weight === week.weight && row.first.off === week.off) {
      row.needs.push(week.amount);
    } else rows.push({ first: week, needs: [week.amount] });
  }
  return {
    caption: say`What each week has to bring`,
    head: cells(say`Weeks | Each needs | Together`),
    rows: [
      // Equal weeks differ by a cent at most, and the first of them have it.
      ...rows.map(({ first, needs }) => [
        say`${number(needs.length)} from ${shortDay(Math.max(first.monday, plan.start))}`,
        first.off
          ? 'off'
          : [...new Set(needs)]
              .reverse()
              .map(dollars)
              .join(say` or `),
        first.off ? '–' : dollars(sum(needs)),
      ]),
      cells(say`All weeks |  | ${dollars(gap)}`),
    ],
  };
}
