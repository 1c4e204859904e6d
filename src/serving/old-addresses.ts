import { canonicalPath } from './canonical-path.ts';

/** An address that moved for ever. */
export interface OldAddress {
  /** The old path, as the file has it. */
  from: string;
  /** A path on this site, or a full address. */
  to: string;
}

const form = 'Write "/old-path /new-path/ 301".';

/**
 * Reads a `_redirects` file: `/old /new/ 301`, one a line. Lines that begin with # are comments.
 * @throws an error with a sentence for the first line that can't be followed.
 */
export function oldAddresses(text: string): OldAddress[] {
  const addresses = new Map<string, OldAddress>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const unusable = (reason: string): Error =>
      new Error(`_redirects, line ${index + 1}, can't be used: "${content}" ${reason} ${form}`);
    const [from = '', to = '', status, ...rest] = content.split(/\s+/);
    if (status !== '301' || rest.length > 0) throw unusable('is not two addresses and 301.');
    if (!from.startsWith('/') || /[*?#]|\/:/.test(from)) {
      throw unusable('begins with what is no plain path.');
    }
    if (!/^\/(?!\/)|^https?:\/\//.test(to) || !URL.canParse(to, 'http://localhost')) {
      throw unusable('leads neither to a path nor to a full address.');
    }
    const key = lookupKey(from);
    if (key === undefined) throw unusable('has a % that encodes nothing.');
    if (key === lookupKey(to)) throw unusable('leads to itself.');
    const before = addresses.get(key);
    if (before && before.to !== to) throw unusable(`was to lead to "${before.to}" before.`);
    addresses.set(key, { from, to });
  }
  return [...addresses.values()];
}

/**
 * Follows old addresses, with or without a slash at their end. A query goes along.
 * @returns a function from a requested URL to the value of a `Location` header.
 */
export function redirection(
  addresses: readonly OldAddress[],
): (requested: URL) => string | undefined {
  const targets = new Map(addresses.map(({ from, to }) => [lookupKey(from), to]));
  return (requested) => {
    const to = targets.get(lookupKey(requested.pathname));
    if (to === undefined) return undefined;
    const target = new URL(to, requested);
    if (requested.search) {
      target.search = target.search
        ? `${target.search}&${requested.search.slice(1)}`
        : requested.search;
    }
    return to.startsWith('/') ? target.href.slice(target.origin.length) : target.href;
  };
}

function lookupKey(path: string): string | undefined {
  return canonicalPath(path)?.replace(/(?<=.)\/+$/, '');
}
