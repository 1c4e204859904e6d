import { field } from '../shared/fields/field.ts';
import {
  asOfField,
  choiceField,
  countField,
  dayField,
  dollarsField,
  optional,
} from '../shared/fields/fields.ts';
import type { Field, Kind } from '../shared/fields/field.ts';
import { MOST_CENTS } from '../shared/money/money.ts';
import type { Values } from '../shared/calculator/calculator.ts';
import { readDaysOff, writeDaysOff } from './working-time/days-off.ts';
import { workingYear } from './working-time/working-year.ts';
import type { DayRange } from './working-time/working-weeks.ts';

const daysKind: Kind<readonly DayRange[]> = { read: readDaysOff, write: writeDaysOff };

/** What the stepping stone asks. The standard plan is the reader's year: exactly 52 working weeks, two of them off. */
export const fields = {
  goal: {
    ...optional(
      dollarsField({
        label: 'Your goal, in dollars',
        hint: 'Can’t name a year yet? Leave this empty and write your average week.',
        standard: 0,
      }),
    ),
    standard: 100_000_000,
  },
  earned: dollarsField({
    label: 'In already, in dollars',
    hint: 'Since the first day below. Negative after a clawback.',
    standard: 0,
    least: -MOST_CENTS,
  }),
  start: dayField({
    label: 'First day',
    standard: (today) => workingYear(today).start,
    half: true,
  }),
  deadline: dayField({
    label: 'Deadline',
    standard: (today) => workingYear(today).deadline,
    ahead: true,
    half: true,
  }),
  asOf: asOfField(),
  weeksOff: countField({
    label: 'Weeks off still to come',
    hint: 'Those without a date. Days with one go below.',
    standard: 2,
    most: 260,
  }),
  averageWeek: optional(
    dollarsField({ label: 'Average of your last 13 weeks, in dollars', standard: 0 }),
  ),
  bestWeek: {
    ...optional(dollarsField({ label: 'Your best week ever, in dollars', standard: 0 })),
    folded: true,
  },
  quota: {
    ...optional(dollarsField({ label: 'Quota up to the deadline, in dollars', standard: 0 })),
    folded: true,
  },
  basis: choiceField({
    label: 'What the dollars are',
    options: [
      ['sales', 'Sales'],
      ['pay', 'Pay'],
    ],
    standard: 'sales',
    folded: true,
  }),
  daysOff: daysField('Days off, by date', 'One a line: July 5, or Dec 24 to Jan 2.'),
  holidays: {
    ...daysField('Public holidays', 'One a line, with its name if you like.'),
    filling: 'Fill in the US federal holidays',
  },
  rampWeeks: countField({
    label: 'Weeks to get up to speed',
    hint: 'You start slow and reach full speed when they are over.',
    standard: 0,
    most: 26,
    folded: true,
  }),
  winter: seasonField('January to March'),
  spring: seasonField('April to June'),
  summer: seasonField('July to September'),
  autumn: seasonField('October to December'),
};

/** The values of the fields. */
export type PlanValues = Values<typeof fields>;

function seasonField(quarter: string): Field<number> {
  return countField({
    label: `${quarter}, in percent of a usual week`,
    standard: 100,
    most: 300,
    unit: '% of usual',
    folded: true,
  });
}

function daysField(label: string, hint: string): Field<readonly DayRange[]> {
  return field(
    { label, hint, folded: true, control: { type: 'lines', rows: 4 }, standard: [] },
    daysKind,
  );
}
