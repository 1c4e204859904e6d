import type { BuiltRule } from '../../rule.ts';

/** Links to a part of a page that isn't written in `content/`, such as the archive: only its built page tells. */
export const builtFragment: BuiltRule = {
  name: 'built-fragment',
  looksAt: 'built site',
  async *findings({ links, addresses }, built) {
    for (const { from, at, path, fragment } of links) {
      // What has an equals sign in it is a calculator's state; it names no part of a page.
      if (fragment === '' || fragment === 'top' || fragment.includes('=')) continue;
      if (addresses.at(path)?.kind !== 'fixed') continue;
      const ids = await built.idsOf(path);
      if (!ids || ids.has(fragment)) continue;
      yield {
        file: from.file,
        level: 'error',
        at,
        sentence: `${path} has no part "#${fragment}": readers would land at its top. Take the "#" and what follows out, or name a part that is there.`,
      };
    }
  },
};
