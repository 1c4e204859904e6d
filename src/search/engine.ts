/** A page that was found. What a result shows of it is fetched when it is asked for. */
interface Found {
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

export interface Answer {
  /** The best first. */
  readonly found: readonly Found[];
  /** In how many articles the words are found, by the name of a filter and its choice. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

type Options = Readonly<{ filters: Readonly<Record<string, string>> }>;

/** The part of Pagefind's browser library that is used here. */
interface Pagefind {
  filters(): Promise<unknown>;
  preload(query: string | null, options: Options): Promise<unknown>;
  search(
    query: string | null,
    options: Options,
  ): Promise<{ results: Found[]; totalFilters: Answer['counts'] }>;
}

const folder = '/pagefind/';
let engine: Promise<Pagefind> | undefined;
let hasArrived = true;

/** Begins to fetch what every search needs, once. */
export function startEngine(): Promise<Pagefind> {
  return (engine ??= fetchEngine());
}

async function fetchEngine(): Promise<Pagefind> {
  noticeWhatDoesNotArrive();
  // Asked for past every cache: an old one names files that are gone.
  const metaCacheTag = String(Date.now());
  const wasm = `wasm.${new Intl.Locale(document.documentElement.lang).language}.pagefind`;
  // Else the library would ask for them only when it is there: a step more, 0.9 s on a slow phone connection.
  for (const file of [`pagefind-entry.json?ts=${metaCacheTag}`, wasm]) {
    const hint = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: folder + file };
    document.head.append(Object.assign(document.createElement('link'), hint));
  }
  const library = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as {
    createInstance(options: object): Pagefind;
  };
  return library.createInstance({
    // A worker fetches the same again after its own script: on such a connection 1.4 s more.
    noWorker: true,
    metaCacheTag,
    excerptEllipsis: '…',
    ranking: { metaWeights: { kind: 5, slug: 2 } },
  });
}

/**
 * The pages in which one of the queries is found; without a query all that the filters leave, the newest first.
 * Counts come with one query alone: of two, nobody knows how many pages hold both.
 * @throws when a part of the engine or its index doesn't arrive.
 */
export async function search(queries: readonly string[], options: Options): Promise<Answer> {
  const pagefind = await startEngine();
  hasArrived = true;
  const asked = queries.length > 0 ? queries : [null];
  const preloads = asked.map((query) => pagefind.preload(query, options));
  await Promise.all([pagefind.filters(), ...preloads]);
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
