import { stemmer } from 'stemmer';

/**
 * The words of a text as the search index knows them: small letters without accents, an English word cut to
 * its stem, so that "coaches" and "coaching" are one word. The index is made with it and asked with it.
 * @param language a BCP 47 tag; in another language than English words stay whole.
 */
export function searchWords(text: string, language: string): string[] {
  const words: string[] = [];
  const wordsOfWritten = knownWords(language);
  // Texts repeat themselves: what stands between two spaces was mostly seen before.
  for (const written of text.split(' ')) {
    let found = wordsOfWritten.get(written);
    if (!found) {
      found = wordsOf(written, language);
      wordsOfWritten.set(written, found);
    }
    for (const word of found) words.push(word);
  }
  return words;
}

const known = new Map<string, Map<string, readonly string[]>>();

function knownWords(language: string): Map<string, readonly string[]> {
  const words = known.get(language) ?? new Map<string, readonly string[]>();
  known.set(language, words);
  return words;
}

function wordsOf(text: string, language: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return language.startsWith('en') ? words.map(stemmer) : words;
}
