import anyAscii from 'any-ascii';

const longest = 80;

/**
 * Words as an address and a file's name: small letters without accents, digits and single hyphens, at most 80
 * characters, cut between words. Other scripts are spelled in Latin letters. Empty where there is nothing to spell.
 */
export function slugOf(words: string): string {
  return (
    words
      .replace(/\p{Extended_Pictographic}/gu, '')
      .replace(/[^\0-\x7f]+/g, spelled)
      .toLowerCase()
      .replaceAll('&', ' and ')
      .replaceAll('%', ' percent ')
      // An apostrophe doesn't divide a word, and a comma doesn't divide a number.
      .replace(/['`]|(?<=\d),(?=\d)/g, '')
      .split(/[^a-z0-9]+/)
      .filter(Boolean)
      .reduce((slug, word) => {
        const longer = slug ? `${slug}-${word}` : word;
        return longer.length <= longest ? longer : slug || word.slice(0, longest);
      }, '')
  );
}

/** Chinese has no spaces, but each of its characters begins with a capital: 日本 is `Ri Ben`. */
function spelled(foreign: string): string {
  return anyAscii(foreign).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
