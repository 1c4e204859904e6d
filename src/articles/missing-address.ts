/** What somebody may have meant by an address where there is no page. */
export interface MissingAddress {
  /** Its words, to search for; empty where it has none. */
  readonly words: string;
  /** The month it names, as `2026-05`. */
  readonly month: string | undefined;
}

const notMeant = new Set([
  'articles',
  'archive',
  'blog',
  'posts',
  'topics',
  'index',
  'html',
  'htm',
  'php',
]);

/**
 * Reads what an address says.
 * @param path with its slashes, percent-encoded as browsers give it.
 */
export function readMissingAddress(path: string): MissingAddress {
  const decoded = decodable(path);
  const words = decoded
    .split(/[^\p{L}\p{N}’']+/u)
    .filter((word) => /\p{L}/u.test(word) && !notMeant.has(word.toLowerCase()));
  const [, year, month] = /\b((?:19|20)\d\d)[/-](0[1-9]|1[0-2])\b/.exec(decoded) ?? [];
  return {
    words: words.slice(0, 8).join(' '),
    month: year && month ? `${year}-${month}` : undefined,
  };
}

function decodable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
