import type { Table } from '../shared/calculator/calculator.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { sum } from '../shared/money/exact.ts';
import { dollars, number } from '../shared/money/money.ts';
import { shortDay } from './working-time/days-in-words.ts';
import type { Plan, PlannedWeek } from './model.ts';

/** What each week of a plan has to bring: weeks that need the same stand in one row, and those gone in the first. */
export function weekTable(plan: Plan, weeks: readonly PlannedWeek[], gap: number): Table {
  const rows: { first: PlannedWeek; needs: number[] }[] = [];
  for (const week of weeks.filter(({ gone }) => !gone)) {
    const row = rows.at(-1);
    if (row && row.first.weight === week.weight && row.first.off === week.off) {
      row.needs.push(week.amount);
    } else rows.push({ first: week, needs: [week.amount] });
  }
  return {
    caption: 'What each week has to bring',
    head: ['Weeks', 'Each needs', 'Together'],
    rows: [
      ...goneRows(plan, weeks),
      // Equal weeks differ by a cent at most, and the first of them have it.
      ...rows.map(({ first, needs }) => [
        `${number(needs.length)} from ${shortDay(Math.max(first.monday, plan.start, plan.today))}`,
        first.off ? 'off' : [...new Set(needs)].reverse().map(dollars).join(' or '),
        first.off ? '–' : dollars(sum(needs)),
      ]),
      [plan.today > plan.start ? 'All weeks left' : 'All weeks', '', dollars(gap)],
    ],
  };
}

function goneRows({ earned }: Plan, weeks: readonly PlannedWeek[]): string[][] {
  const gone = weeks.filter((week) => week.gone);
  const days = sum(gone.map((week) => week.days));
  if (days === 0) return [];
  const average = Math.round((earned * WEEK) / days);
  return [[`${number(gone.length)} gone`, `brought ${dollars(average)}`, dollars(earned)]];
}
