import type { Sentence } from '../shared/sentence/sentence.ts';
import type { fields } from './inputs.ts';

/** A year in an article: what it is to bring, or what a week brings now where the year has no number yet. */
export const sentence: Sentence<typeof fields> = {
  blanks: ({ goal }) =>
    goal === null
      ? [['My average week brings', 'averageWeek', '.']]
      : [
          ['I want', 'goal', ', with'],
          ['', 'weeksOff', 'weeks off still to come.'],
        ],
};
