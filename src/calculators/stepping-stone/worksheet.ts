import type { Calculator, Worksheet } from '../shared/calculator.ts';
import { cells, figure } from '../shared/cells.ts';
import { counted, dollars, exactDollars, number, percent, plainDollars } from '../shared/money.ts';
import { dayWithYear } from './days-in-words.ts';
import { fields, planOf, planProblems } from './inputs.ts';
import { strongestLeverOf } from './lever.ts';
import { plannedYear, stoneOf } from './model.ts';
import type { Plan, PlannedWeek, PlannedYear, SteppingStone } from './model.ts';
import { strip } from './picture.ts';
import { weekTable } from './week-table.ts';
import { weekdaysWithin } from './working-weeks.ts';
import { say } from '../shared/words.ts';

/** The third calculator of the path: a year as one round number a week. */
export const steppingStone: Calculator<typeof fields> = {
  name: 'stepping-stone',
  element: 'stepping-stone',
  code: 's',
  fields,
  problems: planProblems,
  work: (values) => {
    const plan = planOf(values);
    const result = stoneOf(plan);
    return result.kind === 'stone'
      ? stoneWorksheet(plan, result)
      : metWorksheet(plan, result.kind === 'met' ? result.over : 0);
  },
};

function stoneWorksheet(plan: Plan, result: SteppingStone): Worksheet {
  const { stone, exactWeek, fullWeeks, gap } = result;
  const year = plannedYear(plan, result);
  const bring = plan.basis === 'pay' ? 'earn' : 'sell';
  const rounded = stone === exactWeek ? '' : say` Exactly it is ${exactDollars(exactWeek)}.`;
  return {
    summary:
      plan.goal === null
        ? say`Ten percent above your average week is ${dollars(stone)} a week, rounded up: a year of ${dollars(result.year)}.`
        : say`To ${bring} ${dollars(gap)} by ${dayWithYear(plan.deadline)}, ${bring} ${dollars(stone)} a week for ${counted(fullWeeks, say`working week`)}.${rounded}`,
    headline: figure(
      say`Your stepping stone, each week | ${dollars(stone)} | ${plan.goal === null ? say`Your average and ten percent` : say`Exactly ${exactDollars(exactWeek)}`}, rounded up to two figures`,
    ),
    figures: figures(plan, result, year).map(figure),
    picture: {
      svg: strip(
        year.weeks.map(({ monday, need, off }) => ({
          monday,
          amount: need,
          target: stone,
          kind: off ? 'off' : 'plan',
        })),
        stone,
      ),
      label: say`A strip of ${counted(year.weeks.length, 'week')} from ${dayWithYear(plan.start)} to ${dayWithYear(plan.deadline)}: what each has to bring, with a line at the stone of ${dollars(stone)}.`,
    },
    table: weekTable(plan, year.weeks, gap),
    lever:
      strongestLeverOf(plan) ?? say`Nothing you could change here by a little moves the stone.`,
    handedOn: {
      ...(plan.basis === 'sales' ? { 'f.gap': plainDollars(gap) } : {}),
      'f.weeks': String(Math.max(1, Math.min(260, Math.floor(fullWeeks)))),
    },
  };
}

function metWorksheet(plan: Plan, over: number): Worksheet {
  return {
    summary: say`You are there: your goal is in, and ${dollars(over)} more. Time to price a bigger reason.`,
    headline: figure(say`Left to bring in | ${dollars(0)} | The goal is met`),
    figures: [
      say`In already | ${dollars(plan.earned)}`,
      say`Above the goal | ${dollars(over)}`,
    ].map(figure),
    picture: { svg: strip([], 0), label: say`No week is left to fill: the goal is met.` },
    table: {
      caption: say`What is left, week by week`,
      head: cells(say`Weeks | Each week needs | Together`),
      rows: [cells(say`All of them | ${dollars(0)} | ${dollars(0)}`)],
    },
    lever: say`Only a bigger goal changes this.`,
    handedOn: {},
  };
}

function figures(
  plan: Plan,
  result: SteppingStone,
  { overshoot, quotaWeek, weeks }: PlannedYear,
): string[] {
  const { gap, stone, exactWeek, fullWeeks } = result;
  const working = say`${number(fullWeeks)} working weeks`;
  const lines = [
    plan.goal === null
      ? say`The year it implies | ${dollars(result.year)} | ${dollars(stone)} × ${working}`
      : say`The exact week | ${exactDollars(exactWeek)} | ${dollars(gap)} ÷ ${working}`,
    say`Working weeks | ${number(fullWeeks)} | ${weeksInWords(plan, weeks)}`,
  ];
  if (plan.goal !== null) {
    lines.push(
      say`All your stones together | ${dollars(gap + overshoot)} | ${
        overshoot > 0
          ? say`${dollars(overshoot)} more than it takes: room for a slow week`
          : say`To the cent what it takes: no room for a slow week`
      }`,
      ...twoWeeksMoreOff(plan, stone),
    );
  }
  const { stretchOnAverage: average, stretchOnBest: best } = result;
  if (average !== null) {
    lines.push(
      say`Stretch on your average week | ${signed(average)} | Against ${dollars(plan.averageWeek ?? 0)}`,
    );
  }
  if (best !== null) {
    lines.push(
      say`Stretch on your best week | ${signed(best)} | ${
        best > 0
          ? say`More than you have ever done in a week: first make it once`
          : say`You have done it before: now do it more often`
      }`,
    );
  }
  if (plan.quota !== null) {
    lines.push(
      quotaWeek
        ? say`Quota falls in | week ${number(quotaWeek.number)} | Stone by stone, in the week of ${dayWithYear(quotaWeek.monday)}`
        : say`Quota falls in | no week | At this stone ${dollars(plan.quota)} isn’t reached by the deadline`,
    );
  }
  return lines;
}

/** Whether the same stone would carry two weeks more off. */
function twoWeeksMoreOff(plan: Plan, stone: number): string[] {
  const weeksOff = plan.weeksOff + 2;
  const result = stoneOf({ ...plan, weeksOff });
  if (result.kind !== 'stone') return [];
  const worked = Math.floor(stone * result.fullWeeks);
  const short = result.gap - worked;
  return [
    say`With ${counted(weeksOff, 'week')} off | ${dollars(result.stone)} | Exactly ${exactDollars(result.exactWeek)}. ${dollars(stone)} × ${number(result.fullWeeks)} = ${dollars(worked)}: the old stone ${
      short > 0 ? say`misses by ${dollars(short)}` : say`still carries it`
    }`,
  ];
}

/** What was counted as working weeks, and what was not. */
function weeksInWords(plan: Plan, weeks: readonly PlannedWeek[]): string {
  const off = weeks.filter((week) => week.off).length;
  const parts = [
    say`${counted(weeks.length, 'week')} from ${dayWithYear(plan.start)} to ${dayWithYear(plan.deadline)}${off > 0 ? say`, ${number(off)} off` : ''}.`,
  ];
  const [first] = weeks;
  const last = weeks.at(-1);
  for (const [week, name] of [
    [first, 'first'],
    [last === first ? undefined : last, 'last'],
  ] as const) {
    const days = week ? weekdaysWithin(week.monday, plan).length : 5;
    if (days < 5) parts.push(say`The ${name} one is short: ${number(days)} of 5 days.`);
  }
  const lost = weeks.reduce(
    (sum, week) => sum + (week.off ? 0 : weekdaysWithin(week.monday, plan).length - week.days),
    0,
  );
  if (lost > 0) parts.push(say`Single days off: ${number(lost)}, a fifth of a week each.`);
  if (plan.rampWeeks > 0) {
    parts.push(say`Getting up to speed costs ${number(plan.rampWeeks / 2)} weeks.`);
  }
  if (plan.seasons.some((season) => season !== 100)) parts.push(say`Quarters weigh as you wrote.`);
  return parts.join(' ');
}

function signed(share: number): string {
  const sign = share > 0 ? '+' : share < 0 ? '−' : '';
  return `${sign}${percent(Math.round(Math.abs(share) * 100) * 100)}`;
}
