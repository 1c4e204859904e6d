/**
 * What a row of another system's list says of a person. Only who is `subscribed` may be mailed; who left, bounced or
 * complained is remembered as such; who never confirmed is left out.
 */
export type Standing = 'subscribed' | 'unconfirmed' | 'left' | 'bounced' | 'complained';

/** From the mildest to the strictest: of several, the strictest counts. */
const strictness: readonly Standing[] = [
  'subscribed',
  'unconfirmed',
  'left',
  'bounced',
  'complained',
];

/** Says what a value in a column means, or `undefined` when that isn't known. */
export type StandingColumn = (value: string) => Standing | undefined;

// Words of listmonk, Mailchimp, Buttondown, Kit, beehiiv, MailerLite, MailPoet, Sendy and our own earlier exports.
const words: Readonly<Record<Standing, readonly string[]>> = {
  subscribed: [
    '',
    'active',
    'confirmed',
    'comped',
    'enabled',
    'free',
    'gifted',
    'opted in',
    'paid',
    'premium',
    'regular',
    'subscribed',
  ],
  unconfirmed: [
    'awaiting confirmation',
    'invited',
    'non subscribed',
    'not confirmed',
    'pending',
    'transactional',
    'unactivated',
    'unconfirmed',
    'unverified',
    'validating',
  ],
  left: [
    'archived',
    'blacklisted',
    'blocked',
    'blocklisted',
    'canceled',
    'cancelled',
    'deleted',
    'disabled',
    'inactive',
    'opted out',
    'paused',
    'removed',
    'unsubscribe',
    'unsubscribed',
  ],
  bounced: ['bounced', 'cleaned', 'hard bounce', 'hard bounced', 'invalid', 'undeliverable'],
  complained: ['abuse', 'complained', 'complaint', 'junk', 'marked as spam', 'spam', 'spammy'],
};

/** Columns of yes and no, and what each of the two means: those of Ghost, Substack and HubSpot among them. */
const flags: Readonly<Record<string, readonly [yes: Standing, no: Standing]>> = {
  'subscribed to emails': ['subscribed', 'left'],
  subscribed: ['subscribed', 'left'],
  'is subscribed': ['subscribed', 'left'],
  unsubscribed: ['left', 'subscribed'],
  'unsubscribed from all email': ['left', 'subscribed'],
  'email disabled': ['left', 'subscribed'],
  'opted out': ['left', 'subscribed'],
  'opt out': ['left', 'subscribed'],
  blocklisted: ['left', 'subscribed'],
  blacklisted: ['left', 'subscribed'],
  bounced: ['bounced', 'subscribed'],
  cleaned: ['bounced', 'subscribed'],
  complained: ['complained', 'subscribed'],
};

/** Columns that say when something happened: those of Mailchimp, Ghost and Buttondown among them. */
const moments: Readonly<Record<string, Standing>> = {
  'unsub time': 'left',
  'unsubscribe date': 'left',
  'unsubscribe time': 'left',
  'unsubscribed at': 'left',
  'unsubscription date': 'left',
  'deleted at': 'left',
  'clean time': 'bounced',
  'cleaned at': 'bounced',
  'bounced at': 'bounced',
  'complained at': 'complained',
};

const yes = new Set(['true', 'yes', 'y', '1', 't']);
const no = new Set(['', 'false', 'no', 'n', '0', 'f']);
const never = /^(?:|0|null|none|n\/a|-|0000-00-00.*)$/;

/** How to read a column of this name, or `undefined` when it says nothing about the list. */
export function standingColumn(name: string): StandingColumn | undefined {
  const plain = plainly(name.replace(/([a-z])([A-Z])/g, '$1 $2'));
  const flag = flags[plain];
  if (flag) return (value) => flagOf(plainly(value), flag);
  const moment = moments[plain];
  if (moment) return (value) => (never.test(plainly(value)) ? 'subscribed' : moment);
  const says = /(?:^| )(?:status|state)$|^(?:subscriber )?type$/.test(plain);
  return says
    ? (value) => strictness.find((one) => words[one].includes(plainly(value)))
    : undefined;
}

/** The strictest of several. */
export function strictest(found: readonly Standing[]): Standing {
  return strictness.findLast((one) => found.includes(one)) ?? 'subscribed';
}

/** The words a column such as "status" may hold, for a sentence. */
export function knownWords(): string {
  return strictness.map((one) => `${one}: ${words[one].filter(Boolean).join(', ')}`).join('; ');
}

function flagOf(value: string, [ifYes, ifNo]: readonly [Standing, Standing]): Standing | undefined {
  if (yes.has(value)) return ifYes;
  return no.has(value) ? ifNo : undefined;
}

function plainly(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
