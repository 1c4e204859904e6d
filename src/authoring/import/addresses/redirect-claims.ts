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
  const path = url.pathname
    .replaceAll('*', '%2A')
    .replace(/\/(?=:)/g, '/%3A')
    .replace(/%3A:/g, '%3A');
  const query = meaningfulQuery(url).replaceAll('*', '%2A');
  const from = query === '' ? path : `${path}?${query}`;
  const location = locationOf(from);
  if (location === undefined) return { refused: 'its path can’t be decoded to a file’s name' };
  if (location === 'index.html') return { refused: 'it is the home page' };
  return { from };
}

/**
 * The built file that answers at a path; `undefined` where no file can. An address that its query tells from
 * others needs none: it stands for itself.
 */
export function locationOf(path: string): string | undefined {
  if (path.includes('?')) return path;
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

/** Who leads on from which old address: the first to claim it, and nobody from where the site's own files are. */
export class RedirectClaims<Owner> {
  readonly #owners = new Map<string, Owner>();
  /** Folders that have the name of a page. */
  readonly #folders = new Set<string>();

  /** Claims a path, if it is free and a file can be there. */
  claim(path: string, owner: Owner): void {
    const location = locationOf(path);
    if (location === undefined || this.#owners.has(location) || !this.hasRoomFor(path)) return;
    this.#owners.set(location, owner);
    for (const folder of pagesAbove(location)) this.#folders.add(folder);
  }

  /** Whose a path is; `undefined` where it is nobody's. */
  ownerOf(path: string): Owner | undefined {
    return this.#owners.get(locationOf(path) ?? '');
  }

  /** Whether a file can be there: no file of the site's own, no folder, and no folder above that is a file. */
  hasRoomFor(path: string): boolean {
    const location = locationOf(path);
    return (
      location !== undefined &&
      !reserved.test(location) &&
      !this.#folders.has(location) &&
      !pagesAbove(location).some((folder) => this.#owners.has(folder))
    );
  }
}

/** The folders a file lies in that could as well be pages, by their names. */
function pagesAbove(location: string): string[] {
  const segments = location.split('/');
  return segments
    .slice(1)
    .map((_, index) => segments.slice(0, index + 1).join('/'))
    .filter((folder) => /\.html?$/i.test(folder));
}
