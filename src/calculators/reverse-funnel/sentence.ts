import type { Sentence } from '../shared/sentence/sentence.ts';
import type { fields } from './inputs.ts';

/** A gap in an article: what is left to sell, and how often a deal is won. */
export const sentence: Sentence<typeof fields> = {
  blanks: () => [
    ['I have', 'gap', 'left to sell, and I win'],
    ['', 'winRate', 'of the deals I open.'],
  ],
};
