import type { Table } from '../shared/calculator.ts';
import { cells } from '../shared/cells.ts';
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
      row.needs.push(week.need);
    } else rows.push({ first: week, needs: [week.need] });
  }
  return {
    caption: say`What each week has to bring`,
    head: cells(say`Weeks | Each needs | Together`),
    rows: [
      ...rows.map(({ first, needs }) => [
        say`${number(needs.length)} from ${shortDay(Math.max(first.monday, plan.start))}`,
        first.off ? 'off' : range(needs),
        first.off ? '–' : dollars(sum(needs)),
      ]),
      cells(say`All weeks |  | ${dollars(gap)}`),
    ],
  };
}

function range(cents: readonly number[]): string {
  const [least, most] = [Math.min(...cents), Math.max(...cents)];
  return least === most ? dollars(least) : say`${dollars(least)} or ${dollars(most)}`;
}

function sum(cents: readonly number[]): number {
  return cents.reduce((all, each) => all + each, 0);
}
