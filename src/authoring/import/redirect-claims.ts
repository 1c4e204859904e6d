import { meaningfulQuery } from './old-links.ts';

/** Where an old address can lead on from, or why it can't. */
export type Redirectable = { readonly from: string } | { readonly refused: string };

/**
 * The path of an old address as `redirectFrom` takes it.
 * @param address a full address or a path.
 */
export function redirectable(address: string): Redirectable {
  const url = URL.canParse(address, 'http://old') ? new URL(address, 'http://old') : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return { refused: 'it is no web address' };
  if (meaningfulQuery(url) !== '')
    return { refused: 'it differs from others only in its query, which no static site can tell' };
  const from = url.pathname
    .replaceAll('*', '%2A')
    .replace(/\/(?=:)/g, '/%3A')
    .replace(/%3A:/g, '%3A');
  const location = locationOf(from);
  if (location === undefined) return { refused: 'its path can’t be decoded to a file’s name' };
  if (location === 'index.html') return { refused: 'it is the home page' };
  return { from };
}

/** The built file that answers at a path; `undefined` where no file can. */
export function locationOf(path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/').filter(Boolean)) {
    const name = decoded(segment);
    if (name === undefined || /^\.{1,2}$|[/\\\0]/.test(name) || Buffer.byteLength(name) > 240)
      return undefined;
    segments.push(name);
  }
  const isFile = /\.html?$/i.test(segments.at(-1) ?? '');
  return [...segments, ...(isFile ? [] : ['index.html'])].join('/');
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

// What a build writes by itself; nothing old can lead on from there.
const reserved =
  /^(?:_astro|pagefind|social|search|updates|rss\.xml|feed\.json|llms\.txt|robots\.txt|updates\.json|site\.webmanifest|sitemap[^/]*\.xml|404\.html|_headers|_redirects|favicon\.[^/]+|[^/]+\.png)(?:\/|$)|^(?:archive|topics|calculators|articles|404)\/index\.html$|^archive\/\d{4}(?:\/|$)|^(?:topics|calculators)\/[^/]+\/(?:index\.html|rss\.xml)/;

/** Who leads on from which old address: one article each, and never from where a page of this site is. */
export class RedirectClaims {
  readonly #owners = new Map<string, string>();
  readonly #folders = new Set<string>();

  /** Notes a page of this site, or an old address that leads somewhere already. */
  take(path: string, owner: string): void {
    const location = locationOf(path);
    if (location !== undefined && !this.#owners.has(location)) this.#own(location, owner);
  }

  /**
   * Claims an old address.
   * @returns whose it is then: the claimer's, or somebody's who came first; `undefined` for a place that the
   * site's own files need.
   */
  claim(path: string, owner: string): string | undefined {
    const location = locationOf(path);
    if (location === undefined || reserved.test(location)) return undefined;
    const present = this.#owners.get(location);
    if (present !== undefined) return present;
    if (this.#folders.has(location) || above(location).some((folder) => this.#owners.has(folder)))
      return undefined;
    this.#own(location, owner);
    return owner;
  }

  #own(location: string, owner: string): void {
    this.#owners.set(location, owner);
    for (const folder of above(location)) this.#folders.add(folder);
  }
}

/** The folders a file lies in. */
function above(location: string): string[] {
  const segments = location.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
