/**
 * What came of reading a text: a value, or a sentence for the person who wrote it. What is out of range also tells the
 * nearest value in it, and what has two meanings tells both.
 */
export type Reading<Value> =
  | { readonly value: Value; readonly problem?: never }
  | {
      readonly problem: string;
      readonly nearest?: Value;
      readonly readings?: readonly Value[];
      readonly value?: never;
    };

/** The first characters of a text, for quoting it in a sentence. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 20 ? `${characters.slice(0, 19).join('')}…` : text;
}

/** The sentence for a text with several meanings, which go with it as buttons. */
export function doubt<Value>(
  text: string,
  readings: readonly Value[],
  write: (value: Value) => string,
): Reading<Value> {
  const written = readings.map(write).join(' or ');
  return { problem: `Is “${shortened(text.trim())}” ${written}?`, readings };
}
