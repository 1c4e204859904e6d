/** A part of an excerpt: words that were searched, or what stands between them. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const wordsInExcerpt = 30;

/**
 * The place of a text where most of the searched words stand together; its beginning, when none does.
 * @param text with single spaces.
 */
export function excerpt(text: string, isFound: (word: string) => boolean): readonly Piece[] {
  const words = text.split(' ').map((word) => ({ text: word, found: isFound(word) }));
  const begin = densest(words.map(({ found }) => found));
  const window = words.slice(begin, begin + wordsInExcerpt);
  return [
    ...(begin > 0 ? [{ text: '… ', found: false }] : []),
    ...window.flatMap((word, position) => [
      ...(position > 0 ? [{ text: ' ', found: false }] : []),
      ...(word.found ? withoutSigns(word.text) : [word]),
    ]),
    ...(begin + wordsInExcerpt < words.length ? [{ text: ' …', found: false }] : []),
  ];
}

/** A found word, apart from the commas, quotation marks and the like that touch it. */
function withoutSigns(word: string): Piece[] {
  const [, before = '', text = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  return [
    { text: before, found: false },
    { text, found: true },
    { text: after, found: false },
  ].filter((piece) => piece.text);
}

/** Where the stretch begins that has most found words, a few words before the first of them. */
function densest(found: readonly boolean[]): number {
  const last = Math.max(0, found.length - wordsInExcerpt);
  let here = found.slice(0, wordsInExcerpt).filter(Boolean).length;
  let [most, first, end] = [here, 0, 0];
  for (let begin = 1; begin <= last; begin += 1) {
    here += Number(found[begin + wordsInExcerpt - 1]) - Number(found[begin - 1]);
    if (here > most) [most, first, end] = [here, begin, begin];
    else if (here === most && end === begin - 1) end = begin;
  }
  // Of the stretches side by side that hold the same words, the middle one has words before and after them.
  return first === 0 ? 0 : Math.floor((first + end) / 2);
}
