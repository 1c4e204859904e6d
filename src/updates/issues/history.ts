import { readManifest } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { hasHistory, recordManifest } from './articles.ts';

// A first article is often written some days before the site is first started; an archive is older.
const daysOfNews = 7;
const day = 24 * 3_600_000;

/**
 * On the first run notes what the site already has as history, so that what was published in the week before it, and
 * from then on, is news.
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
  const newsFrom = now - (now % day) - daysOfNews * day;
  await recordManifest(store, manifest, now, newsFrom);
  const articles = manifest.articles.filter(({ published }) => Date.parse(published) < newsFrom);
  const others = manifest.articles.length - articles.length;
  const news =
    others === 0
      ? ''
      : ` What is of the last ${daysOfNews} days is news: "npm run updates -- plan" shows it, "npm run updates -- send" mails it.`;
  return articles.length === 1
    ? `First run: 1 article of the site is history and is not mailed.${news}`
    : `First run: ${articles.length} articles of the site are history and are not mailed.${news}`;
}
