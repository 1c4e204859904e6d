export interface Answer {
  /** The best first. */
  readonly found: readonly Found[];
  readonly counts: Counts;
}

/** A page that was found. What a result shows of it is fetched when it is asked for. */
export interface Found {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<FoundPage>;
}

export interface FoundPage {
  readonly url: string;
  /** HTML: escaped text with the found words in `<mark>`. */
  readonly excerpt: string;
  readonly meta: Readonly<Partial<Record<'title' | 'date' | 'kind', string>>>;
}

/** In how many articles the words are found, by the name of a filter and its choice. */
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
type Narrowed = Readonly<{ filters: Readonly<Record<string, string>> }>;

/** The part of Pagefind's browser library that is used here. */
interface Pagefind {
  filters(): Promise<Counts>;
  preload(query: string | null, options: Narrowed): Promise<void>;
  search(
    query: string | null,
    options: Narrowed,
  ): Promise<{ readonly results: readonly Found[]; readonly totalFilters: Counts }>;
}

const folder = '/pagefind/';
let engine: Promise<Pagefind> | undefined;
let hasArrived = true;

/** Begins to fetch what every search needs, once: all that can be named comes at the same time. */
export function startEngine(): Promise<Pagefind> {
  return (engine ??= fetchEngine());
}

async function fetchEngine(): Promise<Pagefind> {
  noticeWhatDoesNotArrive();
  // Asked for past every cache: an old one names files that are gone.
  const metaCacheTag = String(Date.now());
  const wasm = `wasm.${new Intl.Locale(document.documentElement.lang).language}.pagefind`;
  for (const file of [`pagefind-entry.json?ts=${metaCacheTag}`, wasm]) {
    const hint = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: folder + file };
    document.head.append(Object.assign(document.createElement('link'), hint));
  }
  const library = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as {
    createInstance(options: object): Pagefind;
  };
  // A worker fetches the same things after its own script: on a slow line a second more until the first result.
  const options = { noWorker: true, metaCacheTag, excerptEllipsis: '…' };
  return library.createInstance({ ...options, ranking: { metaWeights: { kind: 5, slug: 2 } } });
}

/**
 * The pages in which one of the queries is found; without a query all that the filters leave, the newest first.
 * Counts come with one query alone: of two, nobody knows how many pages hold both.
 * @throws when a part of the engine or its index doesn't arrive.
 */
export async function search(queries: readonly string[], options: Narrowed): Promise<Answer> {
  const pagefind = await startEngine();
  hasArrived = true;
  const asked = queries.length > 0 ? queries : [null];
  await Promise.all([
    pagefind.filters(),
    ...asked.map((query) => pagefind.preload(query, options)),
  ]);
  const answers = await Promise.all(asked.map((query) => pagefind.search(query, options)));
  if (!hasArrived) throw new Error('A part of the search index didn’t arrive.');
  const best = new Map<string, Found>();
  const found = answers.flatMap(({ results }) => results).toSorted((a, b) => b.score - a.score);
  for (const page of found) if (!best.has(page.id)) best.set(page.id, page);
  const [only, second] = answers;
  return { found: [...best.values()], counts: (!second && only?.totalFilters) || {} };
}

/** Pagefind takes a part of the index that doesn't arrive for one without words, and tells nobody but the console. */
function noticeWhatDoesNotArrive(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    const response = await fetch(...request).catch(() => Response.error());
    hasArrived &&= response.ok;
    return response;
  };
}
