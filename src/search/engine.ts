/** A page that was found. What a result shows of it is fetched when it is asked for. */
export interface Found {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<FoundPage>;
}

export interface FoundPage {
  readonly url: string;
  /** Escaped text; the words that were found stand in `<mark>`. */
  readonly excerpt: string;
  readonly meta: Readonly<Partial<Record<'title' | 'date' | 'kind', string>>>;
}

/** What a search may be narrowed to, by the names of the filters. Only articles are in any of them. */
export type Filters = Readonly<Record<string, string>>;

/** The part of Pagefind's browser library that is used here. */
interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  init(): Promise<void>;
  search(words: string | null, options: { filters: Filters }): Promise<{ results: Found[] }>;
  destroy(): Promise<void>;
}

const folder = '/pagefind/';
let pagefind: Promise<Pagefind> | undefined;
let starts = 0;

/** Begins to fetch what every search needs, once. What didn't arrive is asked for again the next time. */
export function startEngine(): Promise<Pagefind> {
  pagefind ??= fetchEngine().catch((error: unknown) => {
    pagefind = undefined;
    throw error;
  });
  return pagefind;
}

async function fetchEngine(): Promise<Pagefind> {
  // Asked for past every cache: an old one names files that are gone.
  const metaCacheTag = String(Date.now());
  const wasm = `wasm.${new Intl.Locale(document.documentElement.lang).language}.pagefind`;
  for (const file of [`pagefind-entry.json?ts=${metaCacheTag}`, wasm]) {
    const href = folder + file;
    const hint = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href };
    const link = Object.assign(document.createElement('link'), hint);
    // What a hint failed to fetch stays failed for the next who asks.
    link.addEventListener('error', () => void fetch(href).catch(() => undefined));
    document.head.append(link);
  }
  // A browser doesn't ask twice for a module that didn't arrive.
  const address = `${folder}pagefind.js${(starts += 1) > 1 ? `?start=${starts}` : ''}`;
  const library = (await import(/* @vite-ignore */ address)) as Pagefind;
  // A worker fetches the same things after its own script: on a slow line a second more until the first result.
  await library.options({
    noWorker: true,
    metaCacheTag,
    excerptEllipsis: '…',
    ranking: { metaWeights: { kind: 5, slug: 2 } },
  });
  await library.init();
  return library;
}

/**
 * The pages in which one of the queries is found, the best first. Without a query, all that the filters leave,
 * the newest first.
 * @throws when a part of the index doesn't arrive.
 */
export async function search(queries: readonly string[], filters: Filters): Promise<Found[]> {
  const engine = await startEngine();
  const before = missed;
  try {
    const asked = queries.length > 0 ? queries : [null];
    const answers = await Promise.all(asked.map((query) => engine.search(query, { filters })));
    if (missed > before) throw new Error('A part of the search index didn’t arrive.');
    const found = answers.flatMap(({ results }) => results).toSorted((a, b) => b.score - a.score);
    const best = new Map<string, Found>();
    for (const page of found) if (!best.has(page.id)) best.set(page.id, page);
    return [...best.values()];
  } catch (error) {
    pagefind = undefined;
    await engine.destroy();
    throw error;
  }
}

let missed = 0;
const { fetch } = globalThis;

// Pagefind takes a part of the index that doesn't arrive for one without words, and tells nobody but the console.
globalThis.fetch = async (...request) => {
  const response = await fetch(...request).catch(() => Response.error());
  if (!response.ok) missed += 1;
  return response;
};
