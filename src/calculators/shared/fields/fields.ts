import { choiceKind, countKind, dayKind, dollarsKind, percentKind } from './field-kinds.ts';
import type { Kind } from './field-kinds.ts';
import { weekdayInWords } from '../days/day-in-words.ts';
import { MOST_CENTS, WHOLE } from '../money/money.ts';
import type { Reading } from './reading.ts';

/** How a field looks: a line to write on, a few lines, a day to pick, or a choice of a few. */
export type Control =
  | {
      readonly type: 'line';
      readonly before?: string;
      readonly after?: string;
      readonly keys: 'decimal' | 'numeric' | 'text';
    }
  | { readonly type: 'lines'; readonly rows: number }
  | { readonly type: 'day' }
  | {
      readonly type: 'choice';
      readonly options: readonly (readonly [value: string, label: string])[];
    };

/** What is asked by one input of a calculator. */
export interface Asked<Value> {
  /** What is asked, with the unit in words. */
  readonly label: string;
  /** A few words under the label. */
  readonly hint?: string;
  /** Whether it waits in the folded part of the form, because its standard value serves most readers. */
  readonly folded?: boolean;
  /** Whether it is short enough to share a line of the form with a neighbor. */
  readonly half?: boolean;
  /** What a button under it says that fills it in. */
  readonly filling?: string;
  readonly control: Control;
  /** The value nobody has to write, or how it comes from today, a `YYYY-MM-DD`. */
  readonly standard: Value | ((today: string) => Value);
  /** Whether it may stay empty: then its value is `null`. */
  readonly empty?: boolean;
  /** The range of a number: cents, basis points, or a count. */
  readonly least?: number;
  readonly most?: number;
  /** What may be chosen. */
  readonly choices?: readonly string[];
  /** Whether a day lies ahead: one without a year is the next there is. */
  readonly ahead?: boolean;
}

/**
 * One input of a calculator. `read(write(value))` gives the value back, and so does `read(link(value))`: a field, a
 * tag's prop and a share link are read alike.
 */
export interface Field<Value = unknown> extends Asked<Value> {
  /** @param today `YYYY-MM-DD`, for days told by it: "next Friday". */
  read(text: string, today?: string): Reading<Value>;
  /** The text the field shows. */
  write(value: Value): string;
  /** The text a share link carries. */
  link(value: Value): string;
}

/** The field for what is asked, read and written as its kind is. */
export function field<Value>(asked: Asked<Value>, kind: Kind<Value>): Field<Value> {
  const { link = (value) => kind.write(value).replaceAll(',', '') } = kind;
  return {
    ...asked,
    read: (text, today = '') =>
      asked.empty && text.trim() === '' ? { value: null as Value } : kind.read(text, today, asked),
    write: (value) => (value === null ? '' : kind.write(value)),
    link: (value) => (value === null ? '' : link(value)),
  };
}

/** The value of a field nobody has to write, on a day. */
export function standardOf<Value>({ standard }: Asked<Value>, today: string): Value {
  return typeof standard === 'function' ? (standard as (today: string) => Value)(today) : standard;
}

/** Whether a field that nobody writes in is empty, in a link too. */
export function isEmptyByStandard<Value>({ link, standard }: Field<Value>): boolean {
  return typeof standard !== 'function' && link(standard) === '';
}

type Question<Value> = Omit<Asked<Value>, 'control' | 'empty' | 'choices'>;

/** An amount of money. Values, `least` and `most` are cents; a negative `least` allows a minus. */
export function dollarsField(question: Question<number>): Field<number> {
  const keys = (question.least ?? 0) < 0 ? 'text' : 'decimal';
  const control = { type: 'line', before: '$', keys } as const;
  return field({ most: MOST_CENTS, ...question, control }, dollarsKind);
}

/** A percentage. Values, `least` and `most` are basis points. `of` says what it is a share of: "quota". */
export function percentField({
  of,
  ...question
}: Question<number> & { readonly of?: string }): Field<number> {
  const control = { type: 'line', after: of ? `% of ${of}` : '%', keys: 'decimal' } as const;
  return field({ most: WHOLE, ...question, control }, percentKind);
}

/** A count of whole things. `unit` stands after the number: "weeks". */
export function countField({
  unit,
  ...question
}: Question<number> & { readonly most: number; readonly unit?: string }): Field<number> {
  const control = { type: 'line', keys: 'numeric', ...(unit ? { after: unit } : {}) } as const;
  return field({ ...question, control }, countKind);
}

/** One of a few named choices. */
export function choiceField<const Value extends string>({
  options,
  ...question
}: Question<Value> & {
  readonly options: readonly (readonly [value: Value, label: string])[];
}): Field<Value> {
  const choices = options.map(([value]) => value);
  const control = { type: 'choice', options } as const;
  return field({ choices, ...question, control }, choiceKind as unknown as Kind<Value>);
}

/** A day: `YYYY-MM-DD`. */
export function dayField(question: Question<string>): Field<string> {
  return field({ ...question, control: { type: 'day' } }, dayKind);
}

/**
 * The day a worksheet is worked as of, the reader's own unless they change it: then its value is `null`. Its name is
 * `asOf` in every calculator, and all of them share its key in a link.
 */
export function asOfField(
  question: { readonly hint?: string; readonly folded?: boolean } = {},
): Field<string | null> {
  const day = dayField({ label: 'As of', standard: '' });
  return {
    ...optional(day),
    ...question,
    read: (text, today) =>
      /^(?:today)?$/i.test(text.trim()) ? { value: null } : day.read(text, today),
    write: (value) => (value === null ? 'Today' : day.write(value)),
  };
}

/** The same field, but it may stay empty: then its value is `null`, which is also its standard value. */
export function optional<Value>(of: Field<Value>): Field<Value | null> {
  return field<Value | null>({ ...of, empty: true, standard: null }, of as Kind<Value | null>);
}

/** The day a text is read as, with its weekday: `Sat, Nov 28, 2026`. Empty where it is none. */
export function echoOf(field: Field, text: string, today: string): string {
  const { value } = field.read(text, today);
  if (text.trim() === '' || value === undefined) return '';
  return weekdayInWords(typeof value === 'string' ? value : today);
}

/** A label without the unit it ends with, for where the field itself shows that: `Your goal`. */
export function withoutUnit(label: string): string {
  return label.replace(/, in (?:dollars|percent|weeks|days)\b.*$/, '');
}
