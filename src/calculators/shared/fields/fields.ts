import { choiceKind, countKind, dayKind, dollarsKind, percentKind } from './field-kinds.ts';
import { field } from './field.ts';
import type { Asked, Field, Kind } from './field.ts';
import { weekdayInWords } from '../days/day-in-words.ts';
import { MOST_CENTS, WHOLE } from '../money/money.ts';

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
