const longest = 80;
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** Words as a file name and address: small letters, digits and single hyphens; empty where nothing of the kind is in them. */
export function slugOf(words: string): string {
  const plain = decoded(words)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøðđþłı]/g, (letter) => spelled[letter] ?? '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest + 1);
  return (cut.includes('-') ? cut.replace(/-[^-]*$/, '') : cut.slice(0, longest)) || plain;
}

/** The last part of an address that says something, without `index` and file endings. */
export function lastSegment(address: string): string {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const segments = path
    .split('/')
    .map((segment) => segment.replace(/\.(?:html?|php|aspx?|md|mdx|txt)$/i, ''))
    .filter((segment) => segment !== '' && segment.toLowerCase() !== 'index');
  return segments.at(-1) ?? '';
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}
