import { linkedPath } from '../linked-path.ts';
import type { BuiltRule } from '../rule.ts';

/** Links to a part of a page that isn't written in `content/`, such as the archive: only its built page tells. */
export const builtFragment: BuiltRule = {
  name: 'built-fragment',
  looksAt: 'built site',
  async *findings({ files, addresses, settings }, built) {
    for (const from of files) {
      for (const { text, line, column } of from.links) {
        const linked = linkedPath(text, from, settings.url);
        // What has an equals sign in it is a calculator's state; it names no part of a page.
        if (!linked?.fragment || linked.fragment.includes('=')) continue;
        if (addresses.at(linked.path)?.kind !== 'fixed') continue;
        const ids = await built.idsOf(linked.path);
        if (!ids || ids.has(linked.fragment)) continue;
        yield {
          file: from.file,
          level: 'error',
          at: { line, column },
          sentence: `${linked.path} has no part "#${linked.fragment}": readers would land at its top. Take the "#" and what follows out, or name a part that is there.`,
        };
      }
    }
  },
};
