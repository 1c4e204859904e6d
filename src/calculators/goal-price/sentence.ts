import type { Sentence } from '../shared/sentence/sentence.ts';
import type { fields } from './inputs.ts';

/** A reason in an article: what it costs, and what the reader keeps. */
export const sentence: Sentence<typeof fields> = {
  blanks: () => [
    ['What I want costs', 'cost', ', and I keep'],
    ['', 'kept', 'of each extra dollar.'],
  ],
};
