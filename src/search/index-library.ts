/** The part of Pagefind's browser library that is used here. */
export interface IndexLibrary {
  init(): Promise<void>;
  search(words: string | null, options: { filters: Record<string, string> }): Promise<Found>;
}

export interface Found {
  readonly results: readonly { readonly data: () => Promise<Page> }[];
}

export interface Page {
  readonly url: string;
  /** HTML: escaped text with the words that were found in `<mark>`. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

let library: Promise<IndexLibrary> | undefined;

/** Fetches the search library and the start of its index, once. */
export function indexLibrary(): Promise<IndexLibrary> {
  const address = '/pagefind/pagefind.js';
  library ??= import(/* @vite-ignore */ address).then(async (loaded: IndexLibrary) => {
    await loaded.init();
    return loaded;
  });
  library.catch(() => (library = undefined));
  return library;
}
