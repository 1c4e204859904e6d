import { figure } from '../shared/worksheet/cells.ts';
import type { Calculator, Figure, Worksheet } from '../shared/worksheet/calculator.ts';
import { sum } from '../shared/money/exact.ts';
import {
  counted,
  dollars,
  exactDollars,
  number,
  percent,
  plainDollars,
} from '../shared/money/money.ts';
import { dayWithYear } from './working-time/days-in-words.ts';
import { fields, planProblems } from './inputs.ts';
import { planFromForm } from './ladder/plan-from-form.ts';
import { strongestLeverOf } from './lever.ts';
import { plannedYear, stoneOf } from './model.ts';
import type { Plan, PlannedWeek, PlannedYear, SteppingStone } from './model.ts';
import { bar, offMark, strip } from './picture.ts';
import type { Drawn, Place } from './picture.ts';
import { weekTable } from './week-table.ts';

/** The third calculator of the path: a year as one round number a week. */
export const steppingStone: Calculator<typeof fields> = {
  name: 'stepping-stone',
  element: 'stepping-stone',
  code: 's',
  fields,
  problems: planProblems,
  work: (values) => {
    const plan = planFromForm(values);
    const result = stoneOf(plan);
    return result ? stoneWorksheet(plan, result) : metWorksheet(plan);
  },
};

function drawn({ off }: PlannedWeek, place: Place): Drawn {
  return off ? ['off', offMark(place)] : ['plan', bar(place)];
}

function stoneWorksheet(plan: Plan, result: SteppingStone): Worksheet {
  const { stone, exactWeek, fullWeeks, gap } = result;
  const year = plannedYear(plan, result);
  const { weeks } = year;
  const bring = plan.basis === 'pay' ? 'earn' : 'sell';
  const exactly = exactDollars(exactWeek);
  return {
    summary:
      plan.goal === null
        ? `Ten percent above your average week is ${dollars(stone)} a week, rounded up: a year of ${dollars(gap)}.`
        : `To ${bring} ${dollars(gap)} by ${dayWithYear(plan.deadline)}, ${bring} ${dollars(stone)} a week for ${counted(fullWeeks, 'working week')}.${stone === exactWeek ? '' : ` Exactly it is ${exactly}.`}`,
    headline: figure(
      `Your stepping stone, each week | ${dollars(stone)} | ${plan.goal === null ? 'Your average and ten percent' : `Exactly ${exactly}`}, rounded up to two figures`,
    ),
    get figures() {
      return figures(plan, result, year);
    },
    picture: {
      get svg() {
        return strip(weeks, stone, drawn);
      },
      label: `A strip of ${counted(weeks.length, 'week')} from ${dayWithYear(plan.start)} to ${dayWithYear(plan.deadline)}: what each has to bring, with a line at the stone of ${dollars(stone)}.`,
    },
    get table() {
      return weekTable(plan, weeks, gap);
    },
    get lever() {
      return strongestLeverOf(plan) ?? 'Nothing you could change here by a little moves the stone.';
    },
    handedOn: {
      ...(plan.basis === 'sales' ? { 'f.gap': plainDollars(gap) } : {}),
      'f.weeks': String(Math.floor(fullWeeks)),
    },
  };
}

function metWorksheet(plan: Plan): Worksheet {
  const over = dollars(plan.earned - (plan.goal ?? 0));
  return {
    summary: `You are there: your goal is in, and ${over} more. Time to price a bigger reason.`,
    headline: figure(`Left to bring in | ${dollars(0)} | The goal is met`),
    figures: [`In already | ${dollars(plan.earned)}`, `Above the goal | ${over}`].map(figure),
    picture: {
      svg: strip([], 0, drawn),
      label: 'No week is left to fill: the goal is met.',
    },
    table: weekTable(plan, [], 0),
    lever: 'Only a bigger goal changes this.',
    handedOn: {},
  };
}

function figures(
  plan: Plan,
  { gap, stone, exactWeek, fullWeeks }: SteppingStone,
  { overshoot, quotaWeek, weeks }: PlannedYear,
): Figure[] {
  const { averageWeek, bestWeek, quota } = plan;
  const working = `${number(fullWeeks)} working weeks`;
  const lines = [
    plan.goal === null
      ? `The year it implies | ${dollars(gap)} | ${dollars(stone)} × ${working}`
      : `The exact week | ${exactDollars(exactWeek)} | ${dollars(gap)} ÷ ${working}`,
    `Working weeks | ${number(fullWeeks)} | ${weeksInWords(plan, weeks)}`,
    plan.goal !== null &&
      `All your stones together | ${dollars(gap + overshoot)} | ${
        overshoot > 0
          ? `${dollars(overshoot)} more than it takes: room for a slow week`
          : 'To the cent what it takes: no room for a slow week'
      }`,
    plan.goal !== null && twoWeeksMoreOff(plan, stone),
    averageWeek &&
      `Stretch on your average week | ${stretch(stone, averageWeek)} | Against ${dollars(averageWeek)}`,
    bestWeek &&
      `Stretch on your best week | ${stretch(stone, bestWeek)} | ${
        stone > bestWeek
          ? 'More than you have ever done in a week: first make it once'
          : 'You have done it before: now do it more often'
      }`,
    quota !== null &&
      (quotaWeek
        ? `Quota falls in | week ${number(quotaWeek.number)} | Stone by stone, in the week of ${dayWithYear(quotaWeek.monday)}`
        : `Quota falls in | no week | At this stone ${dollars(quota)} isn’t reached by the deadline`),
  ];
  return lines.flatMap((line) => (line ? figure(line) : []));
}

/** Whether the same stone would carry two weeks more off; empty where these would be the last ones. */
function twoWeeksMoreOff(plan: Plan, stone: number): string {
  const weeksOff = plan.weeksOff + 2;
  const result = stoneOf({ ...plan, weeksOff });
  if (!result) return '';
  const worked = Math.floor(stone * result.fullWeeks);
  const short = result.gap - worked;
  return `With ${counted(weeksOff, 'week')} off | ${dollars(result.stone)} | Exactly ${exactDollars(result.exactWeek)}. ${dollars(stone)} × ${number(result.fullWeeks)} = ${dollars(worked)}: the old stone ${
    short > 0 ? `misses by ${dollars(short)}` : 'still carries it'
  }`;
}

/** What was counted as working weeks, and what was not. */
function weeksInWords(plan: Plan, weeks: readonly PlannedWeek[]): string {
  const off = weeks.filter((week) => week.off).length;
  const [first = 5, ...others] = weeks.map((week) => week.weekdays);
  const last = others.at(-1) ?? 5;
  const lost = sum(weeks.map(({ days, off, weekdays }) => (off ? 0 : weekdays - days)));
  return [
    `${counted(weeks.length, 'week')} from ${dayWithYear(plan.start)} to ${dayWithYear(plan.deadline)}${off > 0 ? `, ${number(off)} off` : ''}.`,
    first < 5 && `The first one is short: ${number(first)} of 5 days.`,
    last < 5 && `The last one is short: ${number(last)} of 5 days.`,
    lost > 0 && `Single days off: ${number(lost)}, a fifth of a week each.`,
    plan.rampWeeks > 0 && `Getting up to speed costs ${number(plan.rampWeeks / 2)} weeks.`,
    plan.seasons.some((season) => season !== 100) && 'Quarters weigh as you wrote.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How much more the stone is than a week: `+25%`, `−20%`. */
function stretch(stone: number, week: number): string {
  const share = Math.round((stone / week - 1) * 100);
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share) * 100)}`;
}
