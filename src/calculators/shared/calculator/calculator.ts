import { standardOf } from '../fields/field.ts';
import type { Field } from '../fields/field.ts';

/** The inputs of a calculator by name. A name is also a tag's prop and a key of a share link. */
export type Fields = Readonly<Record<string, Field>>;

/** What was read from the fields of a calculator. */
export type Values<Of extends Fields> = {
  readonly [Name in keyof Of]: Of[Name] extends Field<infer Value> ? Value : never;
};

/** What stands in the fields of a form, by name. */
export type Texts = Readonly<Record<string, string>>;

/** Sentences for the fields that can't be used, by name. */
export type Problems = Readonly<Record<string, string>>;

/** One figure of a result: `note` says how it comes about or what it assumes. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

/** The data behind the picture. The first cell of a row is its heading. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a calculator answers: all that an article, "My plan" and the next calculators take from it. */
export interface Answer {
  /** The result in one sentence, which is also what a screen reader announces. */
  readonly summary: string;
  /** The one number to remember. */
  readonly headline: Figure;
  /** What the next calculators of the path take from this one, by share key: `{ 'c.goal': '96774.20' }`. */
  readonly handedOn: Readonly<Record<string, string>>;
  /** What they may assume as long as the reader tells them nothing else, alike: a commission. */
  readonly assumed?: Readonly<Record<string, string>>;
}

/** What stands around the answer on a worksheet. */
export interface Details {
  /** What the reader may want to do next with these numbers. */
  readonly offers?: readonly Offer[];
  readonly figures: readonly Figure[];
  /** Which input moves the result most, in one sentence. */
  readonly lever: string;
  /** An SVG, and what it shows in one sentence. */
  readonly picture: { readonly svg: string; readonly label: string };
  readonly table: Table;
}

/** A button under the result that fills fields in. */
export interface Offer {
  /** What the button says: `Plan 2028`. */
  readonly label: string;
  readonly fills: Texts;
}

/** A calculator: its inputs, and what they come to. Pure, so that build and browser share it. */
export interface Calculator<Of extends Fields = Fields> {
  /** Its folder, its page's address, and its entry in `path.ts`. */
  readonly name: string;
  /** Its custom element. */
  readonly element: string;
  /** The letter before its keys in a share link. */
  readonly code: string;
  readonly fields: Of;
  /** What is wrong between fields that are each fine. Without problems the values can be worked. */
  problems?(values: Values<Of>, today: string): Problems;
  /**
   * Works the values. `today`, `YYYY-MM-DD`, is the reader's own day, for values that aren't as of another. Called only
   * with values that have no problems.
   */
  work(values: Values<Of>, today: string): Answer;
}

/** A calculator with all that its worksheet shows, as text: the same at build time, in the browser, in a mail and on paper. */
export interface Worksheet<Of extends Fields = Fields> extends Calculator<Of> {
  /** Works out the rest, with what `work` was called with. */
  details(values: Values<Of>, today: string): Details;
}

/** What came of reading a whole form: values when every field is fine, else the sentences. */
export type FormReading<Of extends Fields> =
  | { readonly values: Values<Of>; readonly problems?: never }
  | { readonly values?: never; readonly problems: Problems };

/** Reads every field's text, then looks for what is wrong between them. A missing text counts as empty. */
export function readForm<Of extends Fields>(
  calculator: Calculator<Of>,
  texts: Texts,
  today: string,
): FormReading<Of> {
  const values: Record<string, unknown> = {};
  let problems: Record<string, string> = {};
  const some = (): boolean => Object.keys(problems).length > 0;
  for (const [name, field] of Object.entries(calculator.fields)) {
    const { problem, value } = field.read(texts[name] ?? '', today);
    if (problem) problems[name] = problem;
    else values[name] = value;
  }
  if (!some()) problems = { ...calculator.problems?.(values as Values<Of>, today) };
  return some() ? { problems } : { values: values as Values<Of> };
}

/** The text each field shows for these values. */
export function writeForm<Of extends Fields>(
  calculator: Calculator<Of>,
  values: Values<Of>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(calculator.fields).map(([name, field]) => [name, field.write(values[name])]),
  );
}

/** The values nobody has to write, on a day (`YYYY-MM-DD`). */
export function standardValues<Of extends Fields>(
  { fields }: Calculator<Of>,
  today: string,
): Values<Of> {
  const entries = Object.entries(fields).map(([name, field]) => [name, standardOf(field, today)]);
  return Object.fromEntries(entries) as Values<Of>;
}

/** The button that brings numbers of another day back to the reader's own. */
export function asOfToday(
  { asOf }: { readonly asOf: string | null },
  today: string,
): readonly Offer[] {
  return asOf === null || asOf === today
    ? []
    : [{ label: 'Work it as of today', fills: { asOf: 'Today' } }];
}
