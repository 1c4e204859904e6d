import type { Figure } from '../shared/calculator/calculator.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { sum } from '../shared/money/exact.ts';
import { counted, dollars, exactDollars, number, percent } from '../shared/money/money.ts';
import { evenPace, stoneOf } from './model.ts';
import type { Plan, PlannedWeek, PlannedYear, SteppingStone } from './model.ts';
import { dayWithYear } from './working-time/days-in-words.ts';

/** The figures beside a stone, each with how it comes about. */
export function stoneFigures(plan: Plan, result: SteppingStone, year: PlannedYear): Figure[] {
  const { daysLeft, exactWeek, fullWeeks, gap, stone } = result;
  const { overshoot, weeks } = year;
  const begun = plan.today > plan.start;
  const working = `${counted(fullWeeks, 'working week')}${begun ? ' left' : ''}`;
  const inWeeks = daysLeft >= WEEK;
  const figures: (Figure | null)[] = [
    plan.goal === null
      ? {
          label: begun ? 'What it brings by then' : 'The year it implies',
          value: dollars(gap),
          note: `${dollars(stone)} × ${working}`,
        }
      : {
          label: 'The exact week',
          value: exactDollars(exactWeek),
          note: `${dollars(gap)} ÷ ${working}`,
        },
    {
      label: begun ? 'Working weeks left' : 'Working weeks',
      value: number(fullWeeks),
      note: weeksInWords(plan, weeks),
    },
    pace(plan),
    ...(inWeeks
      ? [allStones(plan, gap, overshoot), twoWeeksMoreOff(plan, stone), ...stretches(plan, stone)]
      : []),
    quotaFigure(plan, year),
  ];
  return figures.filter((figure) => figure !== null);
}

function pace(plan: Plan): Figure | null {
  const even = evenPace(plan);
  if (!even) return null;
  const { amount, weeks, weeksGone } = even;
  const ahead = plan.earned - amount;
  const standing =
    ahead === 0
      ? 'you stand right on it'
      : `you are ${dollars(Math.abs(ahead))} ${ahead > 0 ? 'ahead' : 'behind'}`;
  return {
    label: 'An even pace would stand at',
    value: dollars(amount),
    note: `${number(weeksGone)} of ${counted(weeks, 'week')} gone: ${standing}`,
  };
}

function allStones({ goal }: Plan, gap: number, overshoot: number): Figure | null {
  if (goal === null) return null;
  return {
    label: 'All your stones together',
    value: dollars(gap + overshoot),
    note: overshoot
      ? `${dollars(overshoot)} more than it takes: room for a slow week`
      : 'To the cent what it takes: no room for a slow week',
  };
}

/** Whether the same stone would carry two weeks more off; null where these would be the last ones. */
function twoWeeksMoreOff(plan: Plan, stone: number): Figure | null {
  const weeksOff = plan.weeksOff + 2;
  const result = plan.goal === null ? null : stoneOf({ ...plan, weeksOff });
  if (!result || result.daysLeft < WEEK) return null;
  const worked = Math.floor(stone * result.fullWeeks);
  const short = result.gap - worked;
  const carried = short > 0 ? `misses by ${dollars(short)}` : 'still carries it';
  return {
    label: 'The stone, if two more weeks were off',
    value: dollars(result.stone),
    note: `${number(weeksOff)} in all: exactly ${exactDollars(result.exactWeek)}. ${dollars(stone)} × ${number(result.fullWeeks)} = ${dollars(worked)}: the old stone ${carried}`,
  };
}

function stretches({ averageWeek, bestWeek }: Plan, stone: number): (Figure | null)[] {
  const on = (which: string, week: number | null, note: string): Figure | null =>
    week ? { label: `Stretch on your ${which} week`, value: stretch(stone, week), note } : null;
  return [
    on('average', averageWeek, `Against ${dollars(averageWeek ?? 0)}`),
    on(
      'best',
      bestWeek,
      stone > (bestWeek ?? 0)
        ? 'More than you have ever done in a week: first make it once'
        : 'You have done it before: now do it more often',
    ),
  ];
}

function quotaFigure({ earned, quota }: Plan, { quotaWeek }: PlannedYear): Figure | null {
  if (quota === null) return null;
  const [value, note] =
    earned >= quota
      ? ['the past', `${dollars(quota)} is in`]
      : quotaWeek
        ? [
            `week ${number(quotaWeek.number)}`,
            `Stone by stone, in the week of ${dayWithYear(quotaWeek.monday)}`,
          ]
        : ['no week', `At this stone ${dollars(quota)} isn’t reached by the deadline`];
  return { label: 'Quota falls in', value, note };
}

/** What was counted as working weeks, and what was not. */
function weeksInWords(plan: Plan, all: readonly PlannedWeek[]): string {
  const weeks = all.filter(({ gone }) => !gone);
  const off = weeks.filter((week) => week.off).length;
  const begun = plan.today > plan.start;
  const from = begun ? `today, ${dayWithYear(plan.today)},` : dayWithYear(plan.start);
  const short = [weeks.at(0), ...weeks.slice(1).slice(-1)].map((week, place) => {
    const days = week ? week.weekdays - week.days + week.left : WEEK;
    return days < WEEK && ` The ${place ? 'last' : 'first'} one is short: ${days} of 5 days.`;
  });
  const lost = sum(weeks.map(({ days, off, weekdays }) => (off ? 0 : weekdays - days)));
  return [
    `${counted(weeks.length, 'week')} from ${from} to ${dayWithYear(plan.deadline)}`,
    off > 0 && `, ${off} off`,
    '.',
    ...short,
    lost > 0 && ` Single days off: ${lost}, a fifth of a week each.`,
    !begun &&
      plan.rampWeeks > 0 &&
      ` Getting up to speed costs ${counted(plan.rampWeeks / 2, 'week')}.`,
    plan.seasons.some((season) => season !== 100) && ' Quarters weigh as you wrote.',
  ]
    .filter(Boolean)
    .join('');
}

/** How much more the stone is than a week: `+25%`, `−20%`. */
function stretch(stone: number, week: number): string {
  const share = Math.round((stone / week - 1) * 100);
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share) * 100)}`;
}
