import { canonicalPath } from './canonical-path.ts';

/** An address that moved for ever. */
export interface OldAddress {
  /** The old path, as the file has it. */
  from: string;
  /** A path on this site, or a full address. */
  to: string;
}

/**
 * The files of a built site that name old addresses. Those that differ from another only by a query, such as
 * `/?p=12`, stand in a file of their own: static hosts know nothing of queries, and one that read such a line
 * for `/` would lead the home page away.
 */
export const redirectFiles = { plain: '_redirects', byQuery: '_redirects_by_query' } as const;

export type RedirectFile = (typeof redirectFiles)[keyof typeof redirectFiles];

/** Whether an old address differs from others by its query. */
export const hasQuery = (from: string): boolean => from.includes('?');

const forms: Readonly<Record<RedirectFile, { from: RegExp; not: string; write: string }>> = {
  [redirectFiles.plain]: {
    from: /^\/(?!.*(?:[*?#]|\/:))/,
    not: 'begins with what is no plain path.',
    write: 'Write "/old-path /new-path/ 301".',
  },
  [redirectFiles.byQuery]: {
    from: /^\/(?!.*[*#])[^?]*\?[^?]+$/,
    not: 'begins with what is no path with a query.',
    write: 'Write "/?p=12 /new-path/ 301".',
  },
};

/**
 * Reads a `_redirects` file: `/old /new/ 301`, one a line. Lines that begin with # are comments.
 * @throws an error with a sentence for the first line that can't be followed.
 */
export function oldAddresses(text: string, file: RedirectFile = redirectFiles.plain): OldAddress[] {
  const form = forms[file];
  const addresses = new Map<string, OldAddress>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const unusable = (reason: string): Error =>
      new Error(`${file}, line ${index + 1}, can't be used: "${content}" ${reason} ${form.write}`);
    const [from = '', to = '', status, ...rest] = content.split(/\s+/);
    if (status !== '301' || rest.length > 0) throw unusable('is not two addresses and 301.');
    if (!form.from.test(from)) throw unusable(form.not);
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
 * Follows old addresses, with or without a slash at their end. A query goes along, except for what it takes to
 * tell the old address.
 * @returns a function from a requested URL to the value of a `Location` header.
 */
export function redirection(
  addresses: readonly OldAddress[],
): (requested: URL) => string | undefined {
  const plain = addresses.filter(({ from }) => !hasQuery(from));
  const targets = new Map(plain.map(({ from, to }) => [lookupKey(from), to]));
  const byQuery = Map.groupBy(
    addresses.filter(({ from }) => hasQuery(from)).map(taken),
    ({ path }) => path,
  );
  return (requested) => {
    const path = lookupKey(requested.pathname);
    const known =
      requested.search && byQuery.get(path)?.find(({ query }) => holds(requested, query));
    if (known) return location(known.to, requested, rest(requested, known.query));
    const to = targets.get(path);
    return to === undefined ? undefined : location(to, requested, requested.search.slice(1));
  };
}

interface QueryAddress {
  readonly path: string | undefined;
  readonly query: URLSearchParams;
  readonly to: string;
}

function taken({ from, to }: OldAddress): QueryAddress {
  const [path = '', query = ''] = from.split('?');
  return { path: lookupKey(path), query: new URLSearchParams(query), to };
}

const holds = ({ searchParams }: URL, query: URLSearchParams): boolean =>
  [...query].every(([name, value]) => searchParams.has(name, value));

function rest({ searchParams }: URL, query: URLSearchParams): string {
  const others = new URLSearchParams(searchParams);
  for (const [name, value] of query) others.delete(name, value);
  return others.toString();
}

function location(to: string, requested: URL, query: string): string {
  const target = new URL(to, requested);
  if (query) target.search = target.search ? `${target.search}&${query}` : query;
  return to.startsWith('/') ? target.href.slice(target.origin.length) : target.href;
}

function lookupKey(address: string): string | undefined {
  const [path = '', query] = address.split('?');
  const key = canonicalPath(path)?.replace(/(?<=.)\/+$/, '');
  if (key === undefined || query === undefined) return key;
  const parameters = new URLSearchParams(query);
  parameters.sort();
  return `${key}?${parameters.toString()}`;
}
