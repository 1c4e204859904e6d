import { asOfToday } from '../shared/worksheet/calculator.ts';
import type { Calculator, Figure, Offer, Worksheet } from '../shared/worksheet/calculator.ts';
import { counted, dollars, exactDollars, plainDollars } from '../shared/money/money.ts';
import { shortDayInWords } from '../shared/days/day-in-words.ts';
import { fields, planProblems } from './inputs.ts';
import { planFromForm } from './ladder/plan-from-form.ts';
import { strongestLeverOf } from './lever.ts';
import { outcomeOf, planAfter, plannedYear } from './model.ts';
import type { Met, Over, Plan, PlannedWeek, PlannedYear, SteppingStone } from './model.ts';
import { bar, offMark, strip } from './picture.ts';
import type { Drawn, Place } from './picture.ts';
import { stoneFigures } from './stone-figures.ts';
import { weekTable } from './week-table.ts';
import { dayWithYear, shortDay } from './working-time/days-in-words.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { dayFrom, dayFromIso, isoDate } from './working-time/iso-weeks.ts';
import type { Day } from './working-time/iso-weeks.ts';
import { workingYear } from './working-time/working-year.ts';

/** The third calculator of the path: a year as one round number a week. */
export const steppingStone: Calculator<typeof fields> = {
  name: 'stepping-stone',
  element: 'stepping-stone',
  code: 's',
  fields,
  problems: planProblems,
  work: (values, today) => {
    const plan = planFromForm(values, today);
    const outcome = outcomeOf(plan);
    const offers = asOfToday(values, today);
    return outcome.kind === 'stone'
      ? stoneWorksheet(plan, outcome, offers)
      : closedWorksheet(plan, outcome, offers);
  },
};

function stoneWorksheet(plan: Plan, result: SteppingStone, offers: readonly Offer[]): Worksheet {
  const { daysLeft, exactWeek, fullWeeks, gap, stone } = result;
  const year = plannedYear(plan, result);
  return {
    summary: inOneSentence(plan, result),
    headline: headline(plan, result),
    get figures() {
      return stoneFigures(plan, result, year);
    },
    picture: {
      get svg() {
        return strip(withWhatIsIn(plan, year), daysLeft < WEEK ? exactWeek : stone, drawn);
      },
      label: pictureInWords(plan, result, year),
    },
    get table() {
      return weekTable(plan, year.weeks, gap);
    },
    get lever() {
      return strongestLeverOf(plan) ?? 'Nothing you could change here by a little moves the stone.';
    },
    offers: [...offers, ...thisYearFirst(plan)],
    handedOn: handedOn(plan, gap, Math.max(1, Math.floor(fullWeeks))),
  };
}

function inOneSentence(plan: Plan, result: SteppingStone): string {
  const { daysLeft, exactWeek, fullWeeks, gap, stone } = result;
  const bring = plan.basis === 'pay' ? 'earn' : 'sell';
  const by = dayWithYear(plan.deadline);
  if (plan.goal === null) {
    return `Ten percent above your average week is ${dollars(stone)} a week, rounded up: ${dollars(gap)} more by ${by}.`;
  }
  if (daysLeft < WEEK) {
    return `${dollars(gap)} is left to ${bring} by ${by}, in ${counted(daysLeft, 'working day')}: ${aDay(result)} a day.`;
  }
  const exactly = stone === exactWeek ? '' : ` Exactly it is ${exactDollars(exactWeek)}.`;
  return plan.today > plan.start
    ? `${dollars(gap)} is left to ${bring} by ${by}: ${dollars(stone)} a week for the ${counted(fullWeeks, 'working week')} that are left.${exactly}`
    : `To ${bring} ${dollars(gap)} by ${by}, ${bring} ${dollars(stone)} a week for ${counted(fullWeeks, 'working week')}.${exactly}`;
}

function headline(plan: Plan, result: SteppingStone): Figure {
  const { daysLeft, exactWeek, gap, stone } = result;
  if (plan.goal !== null && daysLeft < WEEK) {
    return {
      label: 'Each working day that is left',
      value: aDay(result),
      note: `${dollars(gap)} in ${counted(daysLeft, 'working day')}, today included`,
    };
  }
  return {
    label: 'Your stepping stone, each week',
    value: dollars(stone),
    note: `Exactly ${exactDollars(exactWeek)}${plan.goal === null ? ', your average and ten percent' : ''}, rounded up to two figures`,
  };
}

function aDay({ daysLeft, gap }: SteppingStone): string {
  return dollars(Math.round(gap / daysLeft));
}

/** The weeks to come with what they need, and those that are gone with an average of what is in. */
function withWhatIsIn(plan: Plan, { weeks }: PlannedYear): PlannedWeek[] {
  const gone = weeks.reduce((days, week) => days + (week.gone ? week.days : 0), 0);
  return weeks.map((week) =>
    week.gone && gone > 0
      ? { ...week, amount: Math.round((Math.max(0, plan.earned) * week.days) / gone) }
      : week,
  );
}

function drawn({ gone, off }: PlannedWeek, place: Place): Drawn {
  return off ? ['off', offMark(place)] : [gone ? 'gone' : 'plan', bar(place)];
}

function pictureInWords(plan: Plan, { stone }: SteppingStone, { weeks }: PlannedYear): string {
  const span = `${counted(weeks.length, 'week')} from ${dayWithYear(plan.start)} to ${dayWithYear(plan.deadline)}`;
  const gone = weeks.filter((week) => week.gone).length;
  const behind =
    gone > 0 ? `, the ${counted(gone, 'week')} gone with an average of what is in` : '';
  return `A strip of ${span}: what each has to bring, with a line at ${dollars(stone)} a week${behind}.`;
}

/** Where the goal is in, or the deadline behind. */
function closedWorksheet(plan: Plan, outcome: Met | Over, offers: readonly Offer[]): Worksheet {
  const { earned, goal } = plan;
  const short = outcome.kind === 'met' ? -outcome.over : outcome.short;
  return {
    ...(outcome.kind === 'met' ? metSentences(outcome) : overSentences(plan, outcome)),
    figures: [
      { label: 'In already', value: dollars(earned) },
      ...(goal === null ? [] : [{ label: 'The goal', value: dollars(goal) }]),
      ...(short === null
        ? []
        : [
            {
              label: short > 0 ? 'Short of it' : 'Above the goal',
              value: dollars(Math.abs(short)),
            },
          ]),
      ...(outcome.kind === 'met'
        ? [{ label: 'Working weeks to spare', value: counted(outcome.fullWeeks, 'week') }]
        : []),
    ],
    picture: {
      svg: strip([], 0, drawn),
      label: 'No week is left to fill.',
    },
    table: weekTable(plan, [], 0),
    lever:
      outcome.kind === 'met'
        ? 'Only a bigger goal changes this.'
        : 'A year that is closed stays as it is.',
    offers: outcome.kind === 'over' ? [...offers, ...nextPlan(plan)] : offers,
    handedOn: {},
  };
}

type Sentences = Pick<Worksheet, 'summary' | 'headline'>;

function metSentences({ fullWeeks, over }: Met): Sentences {
  const spare = fullWeeks > 0 ? `, with ${counted(fullWeeks, 'working week')} to spare` : '';
  return {
    summary: `You are there: your goal is in, and ${dollars(over)} more${spare}. Time to price a bigger reason.`,
    headline: { label: 'Left to bring in', value: dollars(0), note: `The goal is met${spare}` },
  };
}

function overSentences({ deadline, earned, goal }: Plan, { short }: Over): Sentences {
  const ended = `${dayWithYear(deadline)} is behind you`;
  if (goal === null || short === null) {
    return {
      summary: `${ended}, and this plan with it. Plan the next one.`,
      headline: { label: 'Weeks left', value: '0', note: ended },
    };
  }
  const end =
    short > 0
      ? `${dollars(short)} short of`
      : short < 0
        ? `${dollars(-short)} above`
        : 'to the dollar';
  return {
    summary: `${ended}: ${dollars(earned)} came in, ${end} the goal of ${dollars(goal)}. That is the year; what will the next one be?`,
    headline: {
      label: 'How it ended',
      value: dollars(earned),
      note: `${end} the goal of ${dollars(goal)}`,
    },
  };
}

function nextPlan(plan: Plan): Offer[] {
  return [offer('Plan', { ...planAfter(plan) }, { earned: '0', weeksOff: '2', asOf: 'Today' })];
}

/** Late in a year the standard plan is the next one, and this one isn't over yet. */
function thisYearFirst({ start, today }: Plan): Offer[] {
  const year = isoDate(today).slice(0, 4);
  if (start <= today || isoDate(start).slice(0, 4) <= year) return [];
  const first = dayFromIso(workingYear(`${year}-01-01`).start) ?? today;
  const last = dayFrom(Number(year), 12, 31);
  return last > today ? [offer('This year first:', { start: first, deadline: last }, {})] : [];
}

function offer(
  does: string,
  { deadline, start }: { start: Day; deadline: Day },
  others: Readonly<Record<string, string>>,
): Offer {
  return {
    label: `${does} ${shortDay(start)} – ${dayWithYear(deadline)}`,
    fills: {
      ...others,
      start: shortDayInWords(isoDate(start)),
      deadline: shortDayInWords(isoDate(deadline)),
    },
  };
}

function handedOn(plan: Plan, gap: number, weeks: number): Record<string, string> {
  const deadline = isoDate(plan.deadline);
  return {
    ...(plan.basis === 'sales' ? { 'f.gap': plainDollars(gap) } : {}),
    'f.weeks': String(weeks),
    'f.deadline': deadline,
    'o.weeks': String(weeks),
    'o.deadline': deadline,
  };
}
