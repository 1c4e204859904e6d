import {
  asOfField,
  choiceField,
  countField,
  dayField,
  dollarsField,
  optional,
  percentField,
} from '../shared/fields/fields.ts';
import type { Field } from '../shared/fields/field.ts';
import type { Problems, Values } from '../shared/calculator/calculator.ts';
import { counted, number } from '../shared/money/money.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { weeksLeft } from '../shared/days/weeks-left.ts';
import { MOST_DEALS, openingsOf } from './model.ts';
import type { Confidence, Funnel } from './model.ts';

// Below a tenth of a percent nobody has a win rate, only a list.
const LEAST_RATE = 10;

/** What the reverse funnel asks. */
export const fields = {
  gap: dollarsField({ label: 'Left to sell, in dollars', standard: 40_000_000 }),
  deal: dollarsField({ label: 'An average deal, in dollars', standard: 2_000_000, least: 100 }),
  winRate: percentField({
    label: 'Deals you win of those you open, in percent',
    hint: 'Count from your own records: memory is kind.',
    standard: 2_000,
    least: LEAST_RATE,
  }),
  cycleDays: countField({
    label: 'From a deal opened to a deal won, in days',
    standard: 60,
    most: 1_820,
    unit: 'days',
  }),
  weeks: countField({
    label: 'Working weeks to the deadline',
    standard: 50,
    least: 1,
    most: 260,
    half: true,
  }),
  deadline: optional(
    dayField({ label: 'The deadline, if it is a day', standard: '', ahead: true, half: true }),
  ),
  confidence: choiceField({
    label: 'How sure you want to be',
    standard: '80',
    options: [
      ['50', '50% sure'],
      ['80', '80% sure'],
      ['90', '90% sure'],
    ],
  }),
  asOf: asOfField({ folded: true }),
  pipeline: {
    ...dollarsField({ label: 'Open today, at full worth, in dollars', standard: 0 }),
    folded: true,
  },
  pipelineWinRate: {
    ...percentField({ label: 'How much of it usually comes in, in percent', standard: 2_000 }),
    folded: true,
  },
  meetings: stageField('Meetings that become an opened deal'),
  conversations: stageField('Conversations that become a meeting'),
  contacts: stageField('Contacts that become a conversation'),
  names: stageField('Names on a list that become a contact'),
};

/** The values of the fields. */
export type FunnelValues = Values<typeof fields>;

/** The steps before a deal is opened, from the nearest to the farthest. */
export const STAGES = [
  ['meetings', 'Meetings'],
  ['conversations', 'Conversations'],
  ['contacts', 'Contacts'],
  ['names', 'Names'],
] as const;

/** The values as the model wants them on the reader's day. Steps without a rate are left out. */
export function funnelOf(values: FunnelValues, readersDay: string): Funnel {
  return {
    ...values,
    weeks: weeksLeft(values.weeks, values.deadline, values.asOf ?? readersDay),
    confidence: Number(values.confidence) as Confidence,
    stages: STAGES.flatMap(([name]) => values[name] ?? []),
  };
}

/** What is wrong between fields that are each fine, as a sentence at the field that can mend it. */
export function funnelProblems(values: FunnelValues, readersDay: string): Problems {
  const { asOf, deadline } = values;
  if (deadline !== null && deadline < (asOf ?? readersDay)) {
    return { deadline: `${dayInWords(deadline)} is behind us. Choose a later day, or none.` };
  }
  const funnel = funnelOf(values, readersDay);
  const result = openingsOf(funnel);
  if (result.kind !== 'impossible') return {};
  if (result.field === 'weeks' && deadline !== null && funnel.weeks < values.weeks) {
    return {
      deadline: `${counted(funnel.weeks, 'whole week')} ${funnel.weeks === 1 ? 'is' : 'are'} left until ${dayInWords(deadline)}, and a deal takes ${number(result.lagWeeks)}: one opened today would close after it. Only what is open already counts.`,
    };
  }
  const sentence =
    result.field === 'weeks'
      ? `With a sales cycle of ${counted(result.lagWeeks, 'week')}, a deal opened today would close after the deadline. Only what is open already counts: write at least ${number(result.lagWeeks + 1)} weeks.`
      : `That is more than ${number(MOST_DEALS)} deals. Check the deal’s worth against what is left to sell.`;
  return { [result.field]: sentence };
}

function stageField(label: string): Field<number | null> {
  return {
    ...optional(percentField({ label: `${label}, in percent`, standard: 0, least: LEAST_RATE })),
    folded: true,
  };
}
