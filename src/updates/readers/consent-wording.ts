import type { Frequency } from '../store/schema.ts';

/** What a reader agrees to by subscribing: it stands on every form, and is kept with their request. */
export const consentWording =
  'You get the new articles by mail, as often as you choose, until you say stop. We never track who opens or clicks anything, and we use your address for nothing else.';

/** What each frequency is called on forms. */
export const frequencyNames: Readonly<Record<Frequency, string>> = {
  each: 'Every article',
  weekly: 'One mail a week',
  monthly: 'One mail a month',
};
