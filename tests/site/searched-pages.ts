import { gunzipSync } from 'node:zlib';
import type { BuiltSite } from './built-files.ts';

/** What a built site's search index says of a page. */
export interface SearchedPage {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** Every page of a built site's search index: Pagefind's fragments, which begin with its signature. */
export function searchedPages(site: BuiltSite): SearchedPage[] {
  return site.files
    .filter((file) => file.endsWith('.pf_fragment'))
    .map((file) => gunzipSync(site.bytes(file)).toString())
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as SearchedPage);
}
