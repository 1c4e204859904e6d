/**
 * Where a reader's own links stand in a frozen issue. They are addresses under a name that can never
 * exist, so that whatever handles HTML takes them for ordinary links.
 */
export const placeholders = {
  unsubscribe: 'https://reader.invalid/unsubscribe',
  preferences: 'https://reader.invalid/preferences',
  confirm: 'https://reader.invalid/confirm',
} as const;

/** A reader's own links. */
export type ReaderLinks = Record<keyof typeof placeholders, string>;

const anyPlaceholder = /https:\/\/reader\.invalid\/(unsubscribe|preferences|confirm)/;

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
