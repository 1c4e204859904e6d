import { readManifest } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { hasHistory, recordManifest } from './articles.ts';

const day = 24 * 3_600_000;

/**
 * On the first run notes what the site already has as history, so that what is published from this day on is news.
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
  // Who starts the site on the day of a first article of their own wrote it for readers. An archive is older.
  const today = now - (now % day);
  await recordManifest(store, manifest, now, today);
  const articles = manifest.articles.filter(({ published }) => Date.parse(published) < today);
  const others = manifest.articles.length - articles.length;
  const news = others === 0 ? '' : ` Today’s is news: "npm run updates -- send" mails it.`;
  return articles.length === 1
    ? `First run: 1 article of the site is history and is not mailed.${news}`
    : `First run: ${articles.length} articles of the site are history and are not mailed.${news}`;
}
