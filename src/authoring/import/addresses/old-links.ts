/** Finds imported articles by the addresses they had. */
export class OldLinks {
  readonly #numbers = new Map<string, number>();
  readonly #hosts = new Set<string>();

  /** Notes that an address, full or a path, was the article's of this number. The first to be noted keeps it. */
  add(address: string, number: number): void {
    const url = parsed(address);
    if (!url) return;
    const host = hostOf(url);
    if (host) this.#hosts.add(host);
    const key = keyOf(url);
    if (!this.#numbers.has(key)) this.#numbers.set(key, number);
  }

  /** Whether an address is on the site of the addresses noted. */
  isOldSite(url: URL): boolean {
    return this.#hosts.has(hostOf(url));
  }

  /**
   * The article a link leads to, and what of the link comes along: its query, unless that only said which article
   * or where a reader came from.
   */
  target(url: URL): { readonly number: number; readonly rest: string } | undefined {
    const precise = this.#numbers.get(keyOf(url));
    const number = precise ?? this.#numbers.get(keyOf(url, false));
    if (number === undefined) return undefined;
    const query = precise === undefined ? meaningfulQuery(url) : '';
    return { number, rest: query && `?${query}` };
  }
}

/** The address of a site nobody knows, for paths without one. */
export const nowhere = 'http://unknown.invalid';

function parsed(address: string): URL | undefined {
  return URL.canParse(address, nowhere) ? new URL(address, nowhere) : undefined;
}

function hostOf(url: URL): string {
  const host = url.host.replace(/^www\./, '');
  return host === new URL(nowhere).host ? '' : host;
}

function keyOf(url: URL, withQuery = true): string {
  const path = decoded(url.pathname)
    .replace(/\/index\.(?:html?|php)$/i, '/')
    .replace(/\/+$/, '');
  const query = withQuery ? meaningfulQuery(url) : '';
  return `${hostOf(url)}${path}${query && `?${query}`}`;
}

/** An address's query without what only counts readers. */
export function meaningfulQuery(url: URL): string {
  const query = new URLSearchParams(url.search);
  for (const name of [...query.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|_?hs\w+|mc_[ce]id|replytocom|share|amp)$/i.test(name))
      query.delete(name);
  query.sort();
  return query.toString();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
