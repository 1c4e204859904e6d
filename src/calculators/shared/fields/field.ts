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

/** How fields of a kind read and write. */
export interface Kind<Value> {
  /** @param today `YYYY-MM-DD`, or empty where what depends on it isn't read. */
  read(text: string, today: string, asked: Asked<Value>): Reading<Value>;
  /** The text a field shows. */
  write(value: Value): string;
  /** The text a share link carries, where that is another. */
  link?(value: Value): string;
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
