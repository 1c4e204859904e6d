import {
  asOfField,
  countField,
  dayField,
  optional,
  percentField,
} from '../shared/fields/fields.ts';

/** Longest time looked at: five years of weeks. */
export const MOST_WEEKS = 260;

/** What the odds of a string ask. */
export const fields = {
  chance: percentField({
    label: 'Chance of a good week, in percent',
    least: 100,
    most: 9_900,
    standard: 5_000,
  }),
  weeks: countField({
    label: 'Weeks there are',
    least: 1,
    most: MOST_WEEKS,
    standard: 50,
    half: true,
  }),
  deadline: optional(
    dayField({ label: 'The deadline, if it is a day', standard: '', ahead: true, half: true }),
  ),
  string: countField({
    label: 'Good weeks in a row you want',
    least: 1,
    most: 52,
    standard: 4,
  }),
  asOf: asOfField({ folded: true }),
  held: countField({
    label: 'Good weeks in a row you hold already',
    least: 0,
    most: 52,
    folded: true,
  }),
  logged: optional(
    countField({
      label: 'Weeks you have logged',
      hint: 'With your log, the chance above comes from it: (hits + 1) ÷ (weeks + 2).',
      least: 1,
      most: 1_000,
      standard: 1,
      folded: true,
    }),
  ),
  hits: optional(
    countField({
      label: 'Good weeks among them',
      least: 0,
      most: 1_000,
      folded: true,
    }),
  ),
  atLeast: optional(
    countField({
      label: 'Good weeks you want in all, in any order',
      hint: 'Left empty, we take half of the weeks there are.',
      least: 1,
      most: MOST_WEEKS,
      standard: 25,
      folded: true,
    }),
  ),
};
