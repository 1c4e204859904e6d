import type { Answer, Calculator, Figure } from '../shared/calculator/calculator.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { counted, dollars, exactDollars, plainDollars } from '../shared/money/money.ts';
import { fields } from './inputs.ts';
import { planFromForm } from './plan-from-form.ts';
import { outcomeOf, problemsOf } from './model.ts';
import type { Met, Over, Plan, SteppingStone } from './model.ts';
import { dayWithYear } from './working-time/days-in-words.ts';
import { isoDate } from './working-time/iso-weeks.ts';

/** The third calculator of the path: a year as one round number a week. */
export const steppingStoneAnswer: Calculator<typeof fields> = {
  name: 'stepping-stone',
  element: 'stepping-stone',
  code: 's',
  fields,
  problems: (values, today) => problemsOf(planFromForm(values, today)),

  work(values, today) {
    const plan = planFromForm(values, today);
    const outcome = outcomeOf(plan);
    if (outcome.kind === 'met') return { ...met(outcome), handedOn: {} };
    if (outcome.kind === 'over') return { ...over(plan, outcome), handedOn: {} };
    return {
      summary: inOneSentence(plan, outcome),
      headline: headline(plan, outcome),
      handedOn: handedOn(plan, outcome.gap, Math.max(1, Math.floor(outcome.fullWeeks))),
    };
  },
};

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
    ? `${dollars(gap)} is left to ${bring} by ${by}: ${dollars(stone)} a week for the ${counted(fullWeeks, 'working week')} left.${exactly}`
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

type Sentences = Pick<Answer, 'headline' | 'summary'>;

function met({ fullWeeks, over: more }: Met): Sentences {
  const spare = fullWeeks > 0 ? `, with ${counted(fullWeeks, 'working week')} to spare` : '';
  return {
    summary: `You are there: your goal is in, and ${dollars(more)} more${spare}. Price a bigger reason.`,
    headline: { label: 'Left to bring in', value: dollars(0), note: `The goal is met${spare}` },
  };
}

function over({ deadline, earned, goal }: Plan, { short }: Over): Sentences {
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
