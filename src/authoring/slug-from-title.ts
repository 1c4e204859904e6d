const longest = 70;

// What Unicode doesn't take apart into a letter and its accent.
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  '&': ' and ',
  '%': ' percent ',
};

/**
 * The address a title suggests: small letters without accents, digits and single hyphens, at most 70
 * characters, cut between words. Empty when there is no such letter in it.
 */
export function slugFromTitle(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłþ&%]/g, (letter) => letters[letter] ?? '')
    // An apostrophe doesn't divide a word, and a comma doesn't divide a number.
    .replace(/['’‘`]|(?<=\d),(?=\d)/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.reduce((slug, word) => {
    const longer = slug ? `${slug}-${word}` : word;
    return longer.length <= longest ? longer : slug || word.slice(0, longest);
  }, '');
}
