/**
 * Pagefind's excerpt with the words alone marked, without the signs that touch them.
 * @param excerpt HTML: escaped text with the found words in `<mark>`.
 */
export function withWordsMarked(excerpt: string): string {
  return excerpt.replaceAll(
    /<mark>([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)<\/mark>/gu,
    '$1<mark>$2</mark>$3',
  );
}

const word = String.raw`(?:<mark>)?[\p{L}\p{N}’-]+(?:</mark>)?`;
/** A found word and up to three on either side that no sign parts from it: so all stand in one block. */
const passage = new RegExp(`(?:${word} ){0,3}<mark>[^&<]+</mark>(?: ${word}){0,3}`, 'u');

/** The end of an address that has the browser scroll to the passage of an excerpt with its words marked, or nothing. */
export function textFragment(excerpt: string): string {
  const [found] = passage.exec(excerpt) ?? [];
  const text = found?.replaceAll(/<\/?mark>/g, '');
  return text ? `#:~:text=${encodeURIComponent(text).replaceAll('-', '%2D')}` : '';
}
