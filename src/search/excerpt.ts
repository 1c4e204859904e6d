const word = String.raw`[^ &<?!]*[\p{L}\p{N}]`;
const neighbour = `(?:<mark>)?${word}(?:</mark>)?`;
/** A found word and up to three on either side, as far as no sign ends one of them: so all stand in one block. */
const passage = new RegExp(
  `(?:${neighbour} ){0,3}<mark>${word}(?:</mark>(?: ${neighbour}){0,3})?`,
  'u',
);

/**
 * The end of an address that has the browser scroll to the passage of an excerpt, or nothing.
 * @param excerpt HTML: escaped text with the found words in `<mark>`.
 */
export function textFragment(excerpt: string): string {
  const [found = ''] = passage.exec(excerpt) ?? [];
  const text = found.replaceAll(/<\/?mark>/g, '').replace(/^[^\p{L}\p{N}]+/u, '');
  return text && `#:~:text=${encodeURIComponent(text).replaceAll('-', '%2D')}`;
}
