import { readManifest } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { hasHistory, recordManifest } from './articles.ts';

/**
 * On the first run notes what the site already has as history, so that what is published from now on is news.
 * Without a manifest it is left to the first `send`.
 * @param manifest a file or an address.
 * @returns a line for the operator, or nothing on later runs.
 */
export async function takeInHistory(
  store: Store,
  manifest: string,
  now: Moment,
): Promise<string | undefined> {
  if (await hasHistory(store)) return undefined;
  const found = await readManifest(manifest).catch(() => undefined);
  if (!found) return undefined;
  const { articles } = await recordManifest(store, found, now);
  return `First run: ${articles} ${articles === 1 ? 'article' : 'articles'} of the site are history and are not mailed.`;
}
