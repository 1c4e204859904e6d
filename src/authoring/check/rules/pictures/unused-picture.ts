import { posix } from 'node:path';
import { opening } from '../../finding.ts';
import type { SiteRule } from '../../rule.ts';
import { shownPictures } from '../../site/shown-pictures.ts';

/** Pictures in an article's folder that it doesn't show. */
export const unusedPicture: SiteRule = {
  name: 'unused-picture',
  looksAt: 'site',
  *findings({ files, pictures }) {
    const shown = new Set(files.flatMap(shownPictures).map(({ path }) => path));
    const folders = new Map(
      files
        .filter(({ file }) => file.endsWith('/index.mdx'))
        .map(({ file }) => [posix.dirname(file), file]),
    );
    for (const path of pictures.keys()) {
      const file = folders.get(posix.dirname(path));
      if (file === undefined || shown.has(path)) continue;
      yield {
        file,
        level: 'hint',
        at: opening,
        sentence: `"${posix.basename(path)}" lies in this article's folder and isn't shown: show it, or take it out.`,
      };
    }
  },
};
