import { createHash, randomInt } from 'node:crypto';

// No vowels, so that no word comes about, and nothing that looks like something else.
const consonants = 'bcdfghjkmnpqrstvwxz';
const digits = '23456789';
const pattern = [
  consonants,
  digits,
  consonants,
  digits,
  consonants,
  digits,
  consonants,
  consonants,
];

/**
 * A permanent id for a new article, such as `k4w9t2pz`: short enough to read out on the phone.
 * @param taken the ids there are.
 */
export function newPermanentId(taken: ReadonlySet<string>): string {
  const id = pattern.map((characters) => characters[randomInt(characters.length)]).join('');
  return taken.has(id) ? newPermanentId(taken) : id;
}

/** The permanent id of an imported article: the same for the same old article, run after run. */
export function importedId(identity: string): string {
  return `imported-${shortHash(identity)}`;
}

/** Twelve hexadecimal digits that tell one text from all others. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
