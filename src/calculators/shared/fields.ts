import { isDay } from './dates.ts';
import { MOST_CENTS, WHOLE, dollars, hundredths, number, percent } from './money.ts';
import { pageSheet } from './page-sheet.ts';
import type { AskedByName } from './page-sheet.ts';
import { readNumber, shortened } from './reading.ts';
import type { Reading } from './reading.ts';
import { say } from './words.ts';

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

/** One input of a calculator, as plain data that a page can carry. */
export interface Asked<Value> {
  /** Who reads and writes it: a name of `kinds`, or one a calculator adds. */
  readonly kind: string;
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

/** How fields of a kind read and write. */
export interface Kind<Value> {
  read(text: string, asked: Asked<Value>): Reading<Value>;
  write(value: Value): string;
}

type Kinds = Readonly<Record<string, Kind<unknown>>>;

/** A kind of number. `decimals` are those its smallest part has; `wanted` says what to write. */
function numeric(
  decimals: number,
  wanted: () => string,
  inWords: (value: number) => string,
  write: (value: number) => string,
): Kind<number> {
  return {
    read(text, { least = 0, most = 0 }) {
      const reading = readNumber(text, decimals, wanted());
      if (!('value' in reading)) return reading;
      const nearest = Math.min(Math.max(reading.value, least), most);
      return nearest === reading.value
        ? reading
        : { problem: say`Write a number from ${inWords(least)} to ${inWords(most)}.`, nearest };
    },
    write,
  };
}

const percentages = numeric(2, () => say`a percentage, such as 20 or 12.5`, percent, hundredths);

const kinds = {
  dollars: numeric(2, () => say`dollars, such as 60,000, 20k or 1.5M`, dollars, hundredths),
  percent: {
    ...percentages,
    read: (text, asked) => percentages.read(text.trim().replace(/\s*%$/, ''), asked),
  } satisfies Kind<number>,
  count: numeric(0, () => say`a whole number, such as 12`, number, number),
  choice: {
    read: (text, { choices = [] }) =>
      choices.includes(text)
        ? { value: text }
        : { problem: say`“${shortened(text)}” isn’t one of: ${choices.join(', ')}.` },
    write: String,
  } satisfies Kind<string>,
  day: {
    read: (text) =>
      isDay(text)
        ? { value: text }
        : {
            problem: say`Choose a day, or write it as year-month-day, such as 2027-06-30.`,
          },
    write: String,
  } satisfies Kind<string>,
};

/** The field for what is asked. `own` are kinds that only its calculator has. */
export function field<Value>(asked: Asked<Value>, own: Kinds = {}): Field<Value> {
  const { read, write } = { ...kinds, ...own }[asked.kind] as unknown as Kind<Value>;
  return {
    ...asked,
    read: (text) =>
      asked.empty && text.trim() === '' ? { value: null as Value } : read(text, asked),
    write: (value) => (value === null ? '' : write(value)),
  };
}

/**
 * What a calculator asks. In the browser's scripts `make` is left out: the page tells it.
 * @param own kinds of fields that only this calculator has.
 */
export function asked<const Fields extends Readonly<Record<string, Field>>>(
  name: string,
  make: (() => Fields) | null,
  own?: Kinds,
): Fields {
  if (make) return make();
  const entries = Object.entries(pageSheet()[name] as AskedByName);
  return Object.fromEntries(entries.map(([key, each]) => [key, field(each, own)])) as Fields;
}

type Question<Value> = Omit<Asked<Value>, 'kind' | 'control' | 'empty' | 'choices'>;

/** An amount of money. Values, `least` and `most` are cents; a negative `least` allows a minus. */
export function dollarsField(question: Question<number>): Field<number> {
  const keys = (question.least ?? 0) < 0 ? 'text' : 'decimal';
  return field({
    kind: 'dollars',
    most: MOST_CENTS,
    ...question,
    control: { type: 'line', before: '$', keys },
  });
}

/** A percentage. Values, `least` and `most` are basis points. */
export function percentField(question: Question<number>): Field<number> {
  const control = { type: 'line', after: '%', keys: 'decimal' } as const;
  return field({ kind: 'percent', most: WHOLE, ...question, control });
}

/** A count of whole things. `unit` stands after the number: "weeks". */
export function countField({
  unit,
  ...question
}: Question<number> & { readonly most: number; readonly unit?: string }): Field<number> {
  const control = { type: 'line', keys: 'numeric', ...(unit ? { after: unit } : {}) } as const;
  return field({ kind: 'count', ...question, control });
}

/** One of a few named choices. */
export function choiceField<const Value extends string>({
  options,
  ...question
}: Question<Value> & {
  readonly options: readonly (readonly [value: Value, label: string])[];
}): Field<Value> {
  const choices = options.map(([value]) => value);
  return field({ kind: 'choice', choices, ...question, control: { type: 'choice', options } });
}

/** A day, `YYYY-MM-DD`. */
export function dayField(question: Question<string>): Field<string> {
  return field({ kind: 'day', ...question, control: { type: 'day' } });
}

/** The same field, but it may stay empty: then its value is `null`, which is also its standard value. */
export function optional<Value>(of: Field<Value>): Field<Value | null> {
  return field<Value | null>({ ...of, empty: true, standard: null });
}
