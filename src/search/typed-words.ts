const stopWords = new Set(
  'a about am an and are as at be by can do does for from how i if in is it me my of on or so that the this to was we what when where which who why will with you your'.split(
    ' ',
  ),
);
const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * What to search for when somebody types this: every way it may stand in a text. Words that stand in every text
 * are left out, but not between quotation marks; a number up to twelve may be a figure or a word.
 */
export function queriesFor(typed: string): string[] {
  const plain = typed.replaceAll(/[“”]/g, '"').trim();
  if (/^"[^"]+"$/.test(plain)) return [plain];
  const telling = tellingWords(plain);
  const query = (telling.length > 0 ? telling : wordsOf(plain)).join(' ') || plain;
  return [...new Set([query, query.replaceAll(/[^ ]+/g, otherNumber)])].filter(Boolean);
}

/** The words to look for among those that somebody typed. */
export function tellingWords(typed: string): string[] {
  const parts = typed.split(/["“”]/).map(wordsOf);
  // Every other part stands between quotation marks.
  return parts.flatMap((words, place) =>
    place % 2 === 1 ? words : words.filter((word) => !stopWords.has(word)),
  );
}

/** The words of a text, in small letters and without signs around them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}.,'’]*[\p{L}\p{N}])?/gu) ?? [];
}

function otherNumber(word: string): string {
  return numbers.includes(word) ? `${numbers.indexOf(word)}` : (numbers[Number(word)] ?? word);
}
