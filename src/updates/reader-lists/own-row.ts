import { z } from 'zod';
import { parseAddress } from '../readers/address.ts';
import { addressKeyName, emailKey } from '../readers/email-key.ts';
import { publicIdShape } from '../readers/links/public-id.ts';
import { finalReasons, suppressionReasons } from '../readers/suppression.ts';
import type { Moment, SubscriberTable } from '../store/schema.ts';
import { csvCell } from './csv-rows.ts';
import type { CsvRow } from './csv-rows.ts';
import type { Listed, RefusedRow } from './listed.ts';

/** The columns of our own export: all that is kept about a reader and a suppression, so that importing it is exact. */
export const ownColumns = [
  'email',
  'frequency',
  /** What it comes to: "suppressed" before all else, so that no other system mails who must not be mailed. */
  'state',
  'created',
  'confirmed',
  /** JSON. */
  'consent',
  /** JSON: what was asked for and isn't confirmed yet. */
  'request',
  /** Under these two the reader's own links go on working, where the link keys come along. */
  'public_id',
  'token_epoch',
  /** Why and since when the address is held back. */
  'suppressed',
  'suppressed_at',
  /** The state that counts once a suppression is lifted. */
  'state_if_lifted',
  /** For an address that isn't known any more: the name of the address key, a colon, the keyed hash. */
  'mark',
] as const;

/** A row of our own export. */
export type OwnRow = Record<(typeof ownColumns)[number], string>;

type Suppression = { email_key: string; reason: string; at: Moment };
type Reader = Omit<SubscriberTable, 'id' | 'token_epoch'> & { token_epoch: number };

const states = ['pending', 'active', 'paused', 'unsubscribed'] as const;
const frequency = z.enum(['each', 'weekly', 'monthly']);
const moment = z.iso.datetime().transform((text) => Date.parse(text));
const json = <Shape extends z.ZodType>(shape: Shape) =>
  z.string().refine((text) => shape.safeParse(parsed(text)).success);

const consent = z.looseObject({
  how: z.enum(['form', 'import', 'operator']),
  wording: z.string(),
  asked: z.string(),
});
const request = z.looseObject({ frequency, wording: z.string(), asked: z.string() });
const suppression = z.object({ suppressed: z.enum(suppressionReasons), suppressed_at: moment });
const reader = z.object({
  state: z.enum([...states, 'suppressed']),
  state_if_lifted: z.union([z.literal(''), z.enum(states)]),
  frequency,
  created: moment,
  confirmed: z.union([z.literal('').transform(() => null), moment]),
  consent: json(consent),
  request: z.union([z.literal('').transform(() => null), json(request)]),
  public_id: z.string().regex(publicIdShape),
  token_epoch: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** A reader as a row of our own export. */
export function ownReaderRow(row: Reader, held: Suppression | null): OwnRow {
  const never = held !== null && finalReasons.includes(held.reason);
  return {
    ...suppressionCells(held),
    email: row.email,
    state: never ? 'suppressed' : row.state,
    frequency: row.frequency,
    created: iso(row.created_at),
    confirmed: row.confirmed_at === null ? '' : iso(row.confirmed_at),
    consent: row.consent,
    request: row.request ?? '',
    public_id: row.public_id,
    token_epoch: String(row.token_epoch),
    state_if_lifted: never ? row.state : '',
    mark: '',
  };
}

/** A suppression of an address that isn't known any more, as a row of our own export. */
export function ownMarkRow(held: Suppression, addressKey: Buffer): OwnRow {
  const empty = Object.fromEntries(ownColumns.map((name) => [name, ''])) as OwnRow;
  return {
    ...empty,
    ...suppressionCells(held),
    state: 'suppressed',
    mark: `${addressKeyName(addressKey)}:${held.email_key}`,
  };
}

/** The first line of our own export, and a row of it. */
export const ownHead = `${ownColumns.join(',')}\r\n`;
export function ownLine(row: OwnRow): string {
  return `${ownColumns.map((name) => csvCell(row[name])).join(',')}\r\n`;
}

/** Whether a file with these columns is an export of ours. */
export function isOwnExport(columns: readonly string[]): boolean {
  return ownColumns.every((name) => columns.includes(name));
}

/** Reads a row of our own export, or says why it can't be used. */
export function readOwnRow({ line, cells }: CsvRow, addressKey: Buffer): Listed | RefusedRow {
  const held = cells['suppressed'] ? suppression.safeParse(cells) : undefined;
  if (held && !held.success) return { line, sentence: wrong(held.error, cells) };
  const kept = held ? { reason: held.data.suppressed, at: held.data.suppressed_at } : null;
  if (cells['email'] === '' && kept) {
    const [name, key = ''] = (cells['mark'] ?? '').split(':');
    return name === addressKeyName(addressKey) && /^[\w-]{43}$/.test(key)
      ? { key, reader: null, suppression: kept }
      : {
          line,
          sentence:
            'This row keeps somebody out whose address isn’t known any more, under another address key: bring "secrets/address-key" of that installation along.',
        };
  }
  const address = parseAddress(cells['email'] ?? '');
  if (!address.ok) return { line, sentence: address.sentence };
  const fields = reader.safeParse(cells);
  if (!fields.success) return { line, sentence: wrong(fields.error, cells) };
  const { state, state_if_lifted: lifted, created, confirmed, ...row } = fields.data;
  const counts = state === 'suppressed' ? lifted : state;
  if (counts === '' || (state === 'suppressed' && !kept))
    return {
      line,
      sentence: 'A row with the state "suppressed" says why, and what it was before.',
    };
  const key = emailKey(address.address, addressKey);
  return {
    key,
    reader: {
      ...row,
      email: address.address,
      email_key: key,
      state: counts,
      created_at: created,
      confirmed_at: confirmed,
    },
    suppression: kept,
  };
}

function suppressionCells(held: Suppression | null): Pick<OwnRow, 'suppressed' | 'suppressed_at'> {
  return { suppressed: held?.reason ?? '', suppressed_at: held === null ? '' : iso(held.at) };
}

function wrong(error: z.ZodError, cells: CsvRow['cells']): string {
  const column = String(error.issues[0]?.path[0] ?? '');
  const found = (cells[column] ?? '').slice(0, 40);
  return `The ${column} "${found}" isn’t as our export writes it.`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function iso(at: Moment): string {
  return new Date(at).toISOString();
}
