/** A part of an excerpt: a word that was found, or what stands between two of them. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/**
 * The parts of an excerpt in order, found words without the signs that touch them.
 * @param excerpt Pagefind's: escaped text with the found words in `<mark>`.
 */
export function piecesOf(excerpt: string): Piece[] {
  return excerpt
    .split(/<mark>([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)<\/mark>/u)
    .map((text, place) => ({ text: unescaped(text), found: place % 4 === 2 }))
    .filter(({ text }) => text);
}

const words = 3;
const endsSentence = /[.,!?:;…)”"]$/;

/**
 * The end of an address that has the browser scroll to the passage of an excerpt, or nothing: the first found
 * word with those beside it, as far as they are of the same sentence and so of the same block.
 */
export function textFragment(excerpt: string): string {
  const all = excerpt.split(' ').map((word) => unescaped(word.replaceAll(/<\/?mark>/g, '')));
  const first = excerpt.split(' ').findIndex((word) => word.includes('<mark>'));
  if (first < 0) return '';
  let [begin, end] = [first, first];
  while (begin > first - words && begin > 0 && !endsSentence.test(all[begin - 1] ?? '')) begin -= 1;
  while (end < first + words && end < all.length - 1 && !endsSentence.test(all[end] ?? ''))
    end += 1;
  const passage = all.slice(begin, end + 1).join(' ');
  const plain = passage.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return `#:~:text=${encodeURIComponent(plain).replaceAll('-', '%2D')}`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}
