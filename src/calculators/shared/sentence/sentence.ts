import type { Fields, Values } from '../calculator/calculator.ts';

/** A place in a sentence for one field: the words before it, its name, and the words after it. */
export type Blank<Of extends Fields = Fields> = readonly [
  before: string,
  field: keyof Of & string,
  after: string,
];

/** A calculator in an article: one sentence with one or two of its fields in it. Its headline answers it. */
export interface Sentence<Of extends Fields = Fields> {
  /** @param values those of the worked example: what it leaves open isn't asked. */
  blanks(values: Values<Of>): readonly Blank<Of>[];
}

/** The custom element of a calculator's sentence. */
export function sentenceElement({ element }: { readonly element: string }): string {
  return `${element}-sentence`;
}
