import { frequencyNames, reasonsForMail } from '../readers/joining/consent-wording.ts';

/**
 * Where a reader's own links stand in a frozen issue, and the words that are true of them alone. They are addresses
 * under a name that can never exist, so that whatever handles HTML takes them for ordinary links.
 */
export const placeholders = {
  unsubscribe: 'https://reader.invalid/unsubscribe',
  preferences: 'https://reader.invalid/preferences',
  confirm: 'https://reader.invalid/confirm',
  /** A sentence: why the reader gets this. */
  reason: 'https://reader.invalid/reason',
  /** What the frequency is called that a reader is asked to confirm. */
  frequency: 'https://reader.invalid/frequency',
} as const;

/** A reader's own links and words. */
export type ReaderLinks = Record<keyof typeof placeholders, string>;

/** A frozen mail as a sample shows it: with the words of a reader who came by the form, and no links of anybody's. */
export function asSample(frozen: string): string {
  return withLinks(frozen, {
    ...placeholders,
    reason: reasonsForMail.form,
    frequency: frequencyNames.each,
  });
}

const anyPlaceholder =
  /https:\/\/reader\.invalid\/(unsubscribe|preferences|confirm|reason|frequency)/;

/** What stands between a reader's own links, and which link stands where, in turn. */
export function splitAtLinks(frozen: string): (string | { link: keyof ReaderLinks })[] {
  return frozen
    .split(anyPlaceholder)
    .map((piece, index) => (index % 2 === 0 ? piece : { link: piece as keyof ReaderLinks }));
}

/** Puts a reader's own links in their places. */
export function withLinks(frozen: string, links: ReaderLinks): string {
  return splitAtLinks(frozen)
    .map((piece) => (typeof piece === 'string' ? piece : links[piece.link]))
    .join('');
}
