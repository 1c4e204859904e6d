import { isDay } from './dates.ts';
import {
  MOST_CENTS,
  WHOLE,
  dollars as dollarsInWords,
  hundredths,
  number,
  percent as inPercent,
} from './money.ts';
import { readNumber, shortened } from './reading.ts';
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

/**
 * One input of a calculator. `read(write(value))` gives the value back, so that a field, a tag's prop
 * and a share link all speak the same text.
 */
export interface Field<Value = unknown> {
  /** What is asked, with the unit in words. */
  readonly label: string;
  /** A few words under the label. */
  readonly hint?: string;
  /** Whether it waits in the folded part of the form, because its standard value serves most readers. */
  readonly folded?: boolean;
  /** Whether it is short enough to share a line of the form with a neighbor. */
  readonly half?: boolean;
  readonly control: Control;
  /** The value nobody has to write. */
  readonly standard: Value;
  read(text: string): Reading<Value>;
  write(value: Value): string;
}

interface Asked<Value> {
  readonly label: string;
  readonly hint?: string;
  readonly folded?: boolean;
  readonly half?: boolean;
  readonly standard: Value;
}

interface Range {
  readonly least?: number;
  readonly most?: number;
}

/** An amount of money. Values, `least` and `most` are cents; a negative `least` allows a minus. */
export function dollarsField(asked: Asked<number> & Range): Field<number> {
  const range = { least: asked.least ?? 0, most: asked.most ?? MOST_CENTS };
  return {
    ...asked,
    control: { type: 'line', before: '$', keys: range.least < 0 ? 'text' : 'decimal' },
    read: (text) =>
      inRange(readNumber(text, 2, 'dollars, such as 60,000, 20k or 1.5M'), range, dollarsInWords),
    write: hundredths,
  };
}

/** A percentage. Values, `least` and `most` are basis points. */
export function percentField(asked: Asked<number> & Range): Field<number> {
  const range = { least: asked.least ?? 0, most: asked.most ?? WHOLE };
  return {
    ...asked,
    control: { type: 'line', after: '%', keys: 'decimal' },
    read: (text) =>
      inRange(
        readNumber(text.trim().replace(/\s*%$/, ''), 2, 'a percentage, such as 20 or 12.5'),
        range,
        inPercent,
      ),
    write: hundredths,
  };
}

/** A count of whole things. `unit` stands after the number: "weeks". */
export function countField(
  asked: Asked<number> & { readonly least?: number; readonly most: number; readonly unit?: string },
): Field<number> {
  const range = { least: asked.least ?? 0, most: asked.most };
  return {
    ...asked,
    control: { type: 'line', keys: 'numeric', ...(asked.unit ? { after: asked.unit } : {}) },
    read: (text) => inRange(readNumber(text, 0, 'a whole number, such as 12'), range, number),
    write: (value) => number(value),
  };
}

/** One of a few named choices. */
export function choiceField<Value extends string>(
  asked: Asked<Value> & { readonly options: readonly (readonly [value: Value, label: string])[] },
): Field<Value> {
  return {
    ...asked,
    control: { type: 'choice', options: asked.options },
    read: (text) => {
      const option = asked.options.find(([value]) => value === text);
      const choices = asked.options.map(([value]) => value).join(', ');
      return option
        ? { value: option[0] }
        : { problem: `“${shortened(text)}” isn’t one of: ${choices}.` };
    },
    write: (value) => value,
  };
}

/** A day, `YYYY-MM-DD`. */
export function dayField(asked: Asked<string>): Field<string> {
  return {
    ...asked,
    control: { type: 'day' },
    read: (text) =>
      isDay(text)
        ? { value: text }
        : { problem: `Choose a day, or write it as year-month-day, such as 2027-06-30.` },
    write: (day) => day,
  };
}

/** The same field, but it may stay empty: then its value is `null`, which is also its standard value. */
export function optional<Value>(field: Field<Value>): Field<Value | null> {
  return {
    ...field,
    standard: null,
    read: (text) => (text.trim() === '' ? { value: null } : field.read(text)),
    write: (value) => (value === null ? '' : field.write(value)),
  };
}

function inRange(
  reading: Reading<number>,
  range: Required<Range>,
  inWords: (value: number) => string,
): Reading<number> {
  if (!('value' in reading)) return reading;
  const nearest = Math.min(Math.max(reading.value, range.least), range.most);
  if (nearest === reading.value) return reading;
  return {
    problem: `Write a number from ${inWords(range.least)} to ${inWords(range.most)}.`,
    nearest,
  };
}
