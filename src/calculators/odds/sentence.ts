import type { Sentence } from '../shared/sentence/sentence.ts';
import type { fields } from './inputs.ts';

/** A string in an article: how often a week is good, and how many in a row are wanted. */
export const sentence: Sentence<typeof fields> = {
  blanks: () => [
    ['A good week comes', 'chance', 'of the time, and I want'],
    ['', 'string', 'in a row.'],
  ],
};
