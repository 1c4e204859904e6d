import type { Frequency } from '../../store/schema.ts';
import type { Consent } from './consent.ts';

/**
 * What a reader agrees to by subscribing: the site's form and the service's show this very text, and it is kept with
 * each request.
 */
export const consentWording =
  'You get the new articles by mail, as often as you choose, until you say stop. We never track who opens or clicks anything, and we use your address for nothing else.';

/** What each frequency is called: on both forms, on readers' own pages and in the mail that asks for a confirmation. */
export const frequencyNames: Readonly<Record<Frequency, string>> = {
  each: 'Every article',
  weekly: 'Once a week',
  monthly: 'Once a month',
};

/** Why a reader gets our mails, by how they came to be on the list: the first sentence of the mails' foot. */
export const reasonsForMail: Readonly<Record<Consent['how'], string>> = {
  form: 'You get this because you asked for new articles on our site and confirmed it by mail.',
  import: 'You get this because you were on our list before it moved to this site.',
  operator: 'You get this because you asked us to put you on the list.',
};
