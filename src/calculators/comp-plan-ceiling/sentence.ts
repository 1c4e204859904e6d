import type { Sentence } from '../shared/sentence/sentence.ts';
import type { fields } from './inputs.ts';

/** A pay plan in an article: the pay that is wanted, and the quota it is measured by. */
export const sentence: Sentence<typeof fields> = {
  blanks: ({ goalIs, period }) => [
    [
      `I want ${goalIs === 'all' ? 'a year’s pay of' : 'to add to my year'}`,
      'goal',
      ', and my quota',
    ],
    [period === 'year' ? 'is' : `each ${period} is`, 'quota', '.'],
  ],
};
