import { readManifest } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { hasHistory, recordManifest } from './articles.ts';

/**
 * On the first run notes what the site already has as history, so that what is published from now on is news.
 * Without a manifest it is left to the first `send`.
 * @returns a sentence when it did.
 */
export async function takeInHistory(
  store: Store,
  manifestLocation: string,
  now: Moment,
): Promise<string | undefined> {
  if (await hasHistory(store)) return undefined;
  const manifest = await readManifest(manifestLocation).catch(() => undefined);
  if (!manifest) return undefined;
  const { articles } = await recordManifest(store, manifest, now);
  return articles === 1
    ? 'First run: the 1 article of the site is history and is not mailed.'
    : `First run: the ${articles} articles of the site are history and are not mailed.`;
}
