import { hasHistory, recordManifest } from '../core/articles.ts';
import { readManifest } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import { counted } from './command.ts';
import type { Call } from './command.ts';

/**
 * On the first run notes what the site already has as history, so that what is published from now on is news.
 * Without a manifest it is left to the first `send`.
 */
export async function takeInHistory(call: Call, store: Store): Promise<void> {
  if (await hasHistory(store)) return;
  const manifest = await readManifest(call.settings.manifest).catch(() => undefined);
  if (!manifest) return;
  const { articles } = await recordManifest(store, manifest, call.now);
  call.note(
    `First run: ${counted(articles, 'article')} of the site are history and are not mailed.`,
  );
}
