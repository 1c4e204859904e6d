import { choiceKind, countKind, dayKind, dollarsKind, percentKind } from './field-kinds.ts';
import type { Kind } from './field-kinds.ts';
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
  /** The value nobody has to write. */
  readonly standard: Value;
  /** Whether it may stay empty: then its value is `null`. */
  readonly empty?: boolean;
  /** The range of a number: cents, basis points, or a count. */
  readonly least?: number;
  readonly most?: number;
  /** What may be chosen. */
  readonly choices?: readonly string[];
}

/**
 * One input of a calculator. `read(write(value))` gives the value back, so that a field, a tag's prop
 * and a share link all speak the same text.
 */
export interface Field<Value = unknown> extends Asked<Value> {
  read(text: string): Reading<Value>;
  write(value: Value): string;
}

/** The field for what is asked, read and written as its kind is. */
export function field<Value>(asked: Asked<Value>, { read, write }: Kind<Value>): Field<Value> {
  return {
    ...asked,
    read: (text) =>
      asked.empty && text.trim() === '' ? { value: null as Value } : read(text, asked),
    write: (value) => (value === null ? '' : write(value)),
  };
}

type Question<Value> = Omit<Asked<Value>, 'control' | 'empty' | 'choices'>;

/** An amount of money. Values, `least` and `most` are cents; a negative `least` allows a minus. */
export function dollarsField(question: Question<number>): Field<number> {
  const keys = (question.least ?? 0) < 0 ? 'text' : 'decimal';
  const control = { type: 'line', before: '$', keys } as const;
  return field({ most: MOST_CENTS, ...question, control }, dollarsKind);
}

/** A percentage. Values, `least` and `most` are basis points. */
export function percentField(question: Question<number>): Field<number> {
  const control = { type: 'line', after: '%', keys: 'decimal' } as const;
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

/** A day, `YYYY-MM-DD`. */
export function dayField(question: Question<string>): Field<string> {
  return field({ ...question, control: { type: 'day' } }, dayKind);
}

/** The same field, but it may stay empty: then its value is `null`, which is also its standard value. */
export function optional<Value>(of: Field<Value>): Field<Value | null> {
  return field<Value | null>({ ...of, empty: true, standard: null }, of as Kind<Value | null>);
}
