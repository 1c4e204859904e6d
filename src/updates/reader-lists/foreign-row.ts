import { z } from 'zod';
import { parseAddress } from '../readers/address.ts';
import type { Consent } from '../readers/joining/consent.ts';
import { emailKey } from '../readers/email-key.ts';
import { newPublicId } from '../readers/links/public-id.ts';
import type { SuppressionReason } from '../readers/suppression.ts';
import type { Moment } from '../store/schema.ts';
import { ListRefused } from './csv-rows.ts';
import type { CsvRow } from './csv-rows.ts';
import type { Listed, RefusedRow } from './listed.ts';
import { knownWords, standingColumn, strictest } from './standing.ts';
import type { Standing } from './standing.ts';

/** Where in another system's list the address, the frequency and the person's standing are. */
export type ForeignColumns = {
  readonly email: string;
  readonly frequency: string | undefined;
  readonly standing: readonly string[];
};

const frequencyField = z
  .string()
  .toLowerCase()
  .transform((text) => text || 'each')
  .pipe(z.enum(['each', 'weekly', 'monthly']));

const reasons: Readonly<Partial<Record<Standing, SuppressionReason>>> = {
  left: 'unsubscribed',
  bounced: 'hard-bounce',
  complained: 'complaint',
};

/**
 * Finds the columns of another system's list.
 * @throws `ListRefused` when none holds addresses.
 */
export function foreignColumns(names: readonly string[]): ForeignColumns {
  const email = names.find((name) => /^(?:e-?mail(?:[ _-]?address)?|address)$/i.test(name.trim()));
  if (email === undefined)
    throw new ListRefused(
      `The first line names the columns ${names.map((name) => `"${name.slice(0, 40)}"`).join(', ')}: one of them has to be "email".`,
    );
  return {
    email,
    frequency: names.find((name) => name.trim().toLowerCase() === 'frequency'),
    standing: names.filter((name) => standingColumn(name) !== undefined),
  };
}

/**
 * What all columns of a row together say of a person.
 * @throws `ListRefused` for a word whose meaning isn't known: taken for "subscribed", it would mail people who left.
 */
export function standingOf({ line, cells }: CsvRow, columns: ForeignColumns): Standing {
  return strictest(
    columns.standing.map((name) => {
      const value = cells[name] ?? '';
      const standing = standingColumn(name)?.(value);
      if (standing) return standing;
      throw new ListRefused(
        `Line ${line}: the column "${name.slice(0, 40)}" says "${value.slice(0, 40)}", and whether such a person may be mailed isn't known. Known are ${knownWords()}. Write one of these, or rename the column if it is about something else. Nothing was imported.`,
      );
    }),
  );
}

/**
 * Reads a row of another system's list, or says why it can't be used.
 * @param standing the strictest the file says of this address.
 * @param terms.declared the operator's words on how these readers agreed.
 */
export function readForeignRow(
  { line, cells }: CsvRow,
  columns: ForeignColumns,
  standingFor: (key: string) => Standing,
  { declared, addressKey, now }: { declared: string; addressKey: Buffer; now: Moment },
): Listed | RefusedRow | 'unconfirmed' {
  const address = parseAddress(cells[columns.email] ?? '');
  if (!address.ok) return { line, sentence: address.sentence };
  const key = emailKey(address.address, addressKey);
  const standing = standingFor(key);
  if (standing === 'unconfirmed') return standing;
  const reason = reasons[standing];
  if (reason) return { key, reader: null, suppression: { reason, at: now } };
  const written = columns.frequency === undefined ? '' : (cells[columns.frequency] ?? '');
  const frequency = frequencyField.safeParse(written);
  if (!frequency.success)
    return {
      line,
      sentence: `The frequency "${written.slice(0, 40)}" has to be "each", "weekly" or "monthly".`,
    };
  const consent: Consent = { how: 'import', wording: declared, asked: new Date(now).toISOString() };
  return {
    key,
    suppression: null,
    reader: {
      public_id: newPublicId(),
      email: address.address,
      email_key: key,
      state: 'active',
      frequency: frequency.data,
      created_at: now,
      confirmed_at: now,
      consent: JSON.stringify(consent),
      request: null,
    },
  };
}
