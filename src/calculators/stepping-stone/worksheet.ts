import { asOfToday } from '../shared/calculator/calculator.ts';
import type { Details, Worksheet } from '../shared/calculator/calculator.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { counted, dollars } from '../shared/money/money.ts';
import { steppingStoneAnswer } from './answer.ts';
import type { fields } from './inputs.ts';
import { strongestLeverOf } from './lever.ts';
import { outcomeOf, plannedYear } from './model.ts';
import type { Plan, PlannedWeek, PlannedYear, SteppingStone } from './model.ts';
import { nextPlan, thisYearFirst } from './other-plans.ts';
import { bar, offMark, strip } from './picture.ts';
import type { Drawn, Place } from './picture.ts';
import { planFromForm } from './plan-from-form.ts';
import { stoneFigures } from './stone-figures.ts';
import { weekTable } from './week-table.ts';
import { dayWithYear } from './working-time/days-in-words.ts';

/** The third calculator of the path, with all that its worksheet shows. */
export const steppingStone: Worksheet<typeof fields> = {
  ...steppingStoneAnswer,

  details(values, today) {
    const plan = planFromForm(values, today);
    const outcome = outcomeOf(plan);
    const [details, others] =
      outcome.kind === 'stone'
        ? [stoneInDetail(plan, outcome), thisYearFirst(plan)]
        : [closedInDetail(plan), outcome.kind === 'over' ? nextPlan(plan) : []];
    return { ...details, offers: [...asOfToday(values, today), ...others] };
  },
};

function stoneInDetail(plan: Plan, result: SteppingStone): Details {
  const { daysLeft, exactWeek, gap, stone } = result;
  const year = plannedYear(plan, result);
  return {
    figures: stoneFigures(plan, result, year),
    picture: {
      svg: strip(withWhatIsIn(plan, year), daysLeft < WEEK ? exactWeek : stone, drawn),
      label: pictureInWords(plan, result, year),
    },
    table: weekTable(plan, year.weeks, gap),
    lever: strongestLeverOf(plan) ?? 'Nothing you could change here by a little moves the stone.',
  };
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
  return `A strip of ${span}: what each that is left has to bring, with a line at ${dollars(stone)} a week.`;
}

/** Where the goal is in, or the deadline behind. */
function closedInDetail(plan: Plan): Details {
  return {
    figures: [
      { label: 'In already', value: dollars(plan.earned) },
      ...(plan.goal === null ? [] : [{ label: 'The goal', value: dollars(plan.goal) }]),
    ],
    picture: { svg: strip([], 0, drawn), label: 'No week is left to fill.' },
    table: weekTable(plan, [], 0),
    lever: 'Only another goal, or another deadline, changes this.',
  };
}
