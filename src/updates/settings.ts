import { z } from 'zod';
import { parseWithSentences } from '../sentences.ts';
import { site } from '../site.ts';
import type { Welcome } from './readers/joining/welcome.ts';
import type { StoreLocation } from './store/open-store.ts';

const wholeNumber = (lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d+$/, `write a whole number from ${lowest} to ${highest}`)
    .transform(Number)
    .pipe(z.number().min(lowest).max(highest, `write a whole number from ${lowest} to ${highest}`));

const mailbox = z
  .string()
  .regex(
    /^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/,
    'write one address such as "letters@example.com"',
  );

const environment = z.object({
  /** Where the updates service answers from outside, ending in "/". */
  UPDATES_URL: z
    .url({ protocol: /^https?$/, error: 'write an address such as "https://example.com/updates/"' })
    .regex(/\/$/, 'end the address with "/"')
    .optional(),
  /** PostgreSQL, for several machines. Without it the store is a file. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/, 'write "postgres://user:password@host/database"')
    .optional(),
  /** The file of the embedded store; without it, "updates.sqlite" in UPDATES_DIRECTORY. */
  UPDATES_STORE_FILE: z.string().min(1).optional(),
  /** The folder for the store, the secrets and the outbox. */
  UPDATES_DIRECTORY: z.string().min(1).default('var'),
  /** The manifest the build wrote: a file, or an address. */
  UPDATES_MANIFEST: z.string().min(1).default('dist/updates.json'),
  /** The relay. Without it, mails become files in the outbox. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'write "smtp://user:password@host:587" or "smtps://…"')
    .optional(),
  /** How many connections are open to the relay at once. */
  SMTP_CONNECTIONS: wholeNumber(1, 100).default(5),
  /** "yes" lets mail and password travel unencrypted; for a relay on this very machine only. */
  SMTP_WITHOUT_TLS: z.enum(['yes', 'no'], { error: 'write "yes" or "no"' }).default('no'),
  /** The address mails come from. */
  MAIL_FROM: mailbox.default(site.coach.email),
  /** Where answers go, when not to MAIL_FROM. */
  MAIL_REPLY_TO: mailbox.optional(),
  /** The address whose "+…" forms take bounces. Without it, bounces go to MAIL_FROM and aren't read. */
  MAIL_BOUNCES: mailbox.optional(),
  /** A mailbox whose mail is read as bounces: "imaps://user:password@host/INBOX". */
  BOUNCES_MAILBOX: z
    .string()
    .regex(/^imaps?:\/\/[^\s@]+@\S+$/, 'write "imaps://user:password@host:993/INBOX"')
    .optional(),
  /** The SNS topic to which Amazon SES reports bounces and complaints; taken at reports/ses. */
  BOUNCES_SES_TOPIC: z
    .string()
    .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d+:[\w-]+$/, 'write "arn:aws:sns:region:account:topic"')
    .optional(),
  /** Name and password under which Postmark reports bounces and complaints; taken at reports/postmark. */
  BOUNCES_POSTMARK: z
    .string()
    .regex(/^[^\s:]+:\S{12,}$/, 'write "name:password", with a password of 12 characters or more')
    .optional(),
  /** The postal address that many countries want in every such mail. */
  MAIL_POSTAL_ADDRESS: z.string().min(5).max(300).optional(),
  DKIM_DOMAIN: z.string().min(3).optional(),
  DKIM_SELECTOR: z.string().min(1).default('updates'),
  /** A file with the private key in PEM. */
  DKIM_KEY_FILE: z.string().min(1).optional(),
  /** What a new reader gets right after confirming. */
  UPDATES_WELCOME: z
    .enum(['no', 'mail', 'mail-and-article'], {
      error: 'write "no", "mail" or "mail-and-article"',
    })
    .default('no'),
  /** How long a sealed issue waits and can be cancelled. */
  UPDATES_HOLD_MINUTES: wholeNumber(0, 1440).default(15),
  /** How long a worker may be silent before its deliveries go back. */
  UPDATES_LEASE_SECONDS: wholeNumber(1, 3600).default(120),
  /** How many mails a minute one receiving domain gets. */
  UPDATES_DOMAIN_RATE: wholeNumber(1, 1_000_000).default(3000),
  /** The UTC hour digests go out: weekly on Mondays, monthly on the first. */
  UPDATES_DIGEST_HOUR: wholeNumber(0, 23).default(7),
  /** How many reverse proxies stand before the service. */
  UPDATES_TRUSTED_HOPS: wholeNumber(0, 10).default(0),
});

/** What the service runs with, checked. */
export interface Settings {
  /** Where readers reach the service, ending in "/". */
  serviceUrl: string;
  /** Where the site lives. */
  siteUrl: string;
  directory: string;
  manifest: string;
  store: StoreLocation;
  /** `null` writes mails to the outbox. */
  smtp: { url: string; requireTls: boolean } | null;
  /** Open at once; also for the outbox. */
  connections: number;
  from: string;
  replyTo: string | null;
  bounces: string | null;
  bounceMailbox: string | null;
  /** The topic of Amazon SNS, and "name:password" of Postmark. */
  providerReports: { ses: string | null; postmark: string | null };
  postalAddress: string | null;
  dkim: { domain: string; selector: string; keyFile: string } | null;
  welcome: Welcome;
  /** Milliseconds. */
  hold: number;
  /** Milliseconds. */
  lease: number;
  domainRatePerMinute: number;
  digestHour: number;
  trustedHops: number;
}

/**
 * Reads the service's settings from the environment. Empty variables count as absent.
 * @throws an error with a sentence for each variable that can't be used.
 */
export function readSettings(variables: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(environment.shape).flatMap((name) =>
      variables[name] ? [[name, variables[name]]] : [],
    ),
  );
  for (const name of withPasswords) {
    if (given[name] === undefined || environment.shape[name].safeParse(given[name]).success)
      continue;
    throw new Error(
      `The environment can't be used:\n  - "${name}" (not shown, as it may hold a password) is not such an address: ${expected(name)}.`,
    );
  }
  const checked = parseWithSentences(environment, given, 'The environment');
  return {
    serviceUrl: checked.UPDATES_URL ?? new URL(site.updates.service ?? '/updates/', site.url).href,
    siteUrl: site.url,
    directory: checked.UPDATES_DIRECTORY,
    manifest: checked.UPDATES_MANIFEST,
    store: checked.DATABASE_URL
      ? { kind: 'postgres', url: checked.DATABASE_URL, connections: 10 }
      : {
          kind: 'sqlite',
          file: checked.UPDATES_STORE_FILE ?? `${checked.UPDATES_DIRECTORY}/updates.sqlite`,
        },
    smtp: checked.SMTP_URL
      ? { url: checked.SMTP_URL, requireTls: checked.SMTP_WITHOUT_TLS === 'no' }
      : null,
    connections: checked.SMTP_CONNECTIONS,
    from: checked.MAIL_FROM,
    replyTo: checked.MAIL_REPLY_TO ?? null,
    bounces: checked.MAIL_BOUNCES ?? null,
    bounceMailbox: checked.BOUNCES_MAILBOX ?? null,
    providerReports: {
      ses: checked.BOUNCES_SES_TOPIC ?? null,
      postmark: checked.BOUNCES_POSTMARK ?? null,
    },
    postalAddress: checked.MAIL_POSTAL_ADDRESS ?? null,
    dkim: dkimSettings(checked),
    welcome: checked.UPDATES_WELCOME,
    hold: checked.UPDATES_HOLD_MINUTES * 60_000,
    lease: checked.UPDATES_LEASE_SECONDS * 1000,
    domainRatePerMinute: checked.UPDATES_DOMAIN_RATE,
    digestHour: checked.UPDATES_DIGEST_HOUR,
    trustedHops: checked.UPDATES_TRUSTED_HOPS,
  };
}

const withPasswords = ['SMTP_URL', 'DATABASE_URL', 'BOUNCES_MAILBOX', 'BOUNCES_POSTMARK'] as const;

/** Every variable the service reads. */
export const settingNames = Object.keys(environment.shape);

function expected(name: (typeof withPasswords)[number]): string {
  return environment.shape[name].safeParse('').error?.issues[0]?.message ?? '';
}

function dkimSettings(checked: z.infer<typeof environment>): Settings['dkim'] {
  if (!checked.DKIM_KEY_FILE) return null;
  return {
    domain: checked.DKIM_DOMAIN ?? checked.MAIL_FROM.slice(checked.MAIL_FROM.indexOf('@') + 1),
    selector: checked.DKIM_SELECTOR,
    keyFile: checked.DKIM_KEY_FILE,
  };
}
