import {
  asOfField,
  choiceField,
  countField,
  dayField,
  dollarsField,
  optional,
  percentField,
} from '../shared/fields/fields.ts';

/** What the goal price asks. */
export const fields = {
  cost: dollarsField({ label: 'What it costs, in dollars', standard: 6_000_000 }),
  kept: percentField({
    label: 'What you keep of each extra dollar, in percent',
    hint: 'After tax on your last dollar. A payslip with a big commission shows it.',
    least: 2_000,
    standard: 6_200,
  }),
  commission: percentField({
    label: 'Your commission on a sale, in percent',
    least: 1,
    standard: 1_000,
  }),
  kind: choiceField({
    label: 'What kind of reason it is',
    options: [
      ['once', 'Something I pay once'],
      ['dated', 'Something I pay once, by a day'],
      ['yearly', 'So much more each year, after tax'],
      ['income', 'A yearly income before tax'],
    ],
    standard: 'once',
  }),
  sold: optional(
    dollarsField({
      label: 'What you sell in a year now, in dollars',
      hint: 'Then what you have and what you want go on together.',
    }),
  ),
  by: choiceField({
    label: 'When I want it',
    options: [
      ['year', 'In a year'],
      ['half', 'In six months'],
      ['yearend', 'By the end of the year'],
    ],
    standard: 'year',
    folded: true,
  }),
  day: optional(
    dayField({
      label: 'The day, for a reason with a day',
      standard: '',
      ahead: true,
      folded: true,
    }),
  ),
  asOf: asOfField({ folded: true }),
  start: percentField({
    label: 'The share you need to start, in percent',
    hint: 'A deposit, a first semester: seldom all of it.',
    least: 1,
    standard: 10_000,
    folded: true,
  }),
  saved: dollarsField({ label: 'Saved for it already, in dollars', folded: true }),
  vanishing: dollarsField({
    label: 'Yearly costs that disappear with it, in dollars',
    folded: true,
  }),
  weeks: countField({
    label: 'Working weeks in your year',
    least: 1,
    most: 53,
    standard: 50,
    folded: true,
  }),
};
