import { posix } from 'node:path';
import { didYouMean } from '../../nearest.ts';
import type { SiteRule } from '../../rule.ts';
import { shownPictures } from '../../site/shown-pictures.ts';

/** Pictures that an article shows and that aren't there. */
export const missingPicture: SiteRule = {
  name: 'missing-picture',
  looksAt: 'site',
  stopsDraftsToo: true,
  *findings({ files, pictures }) {
    const names = [...pictures.keys()];
    for (const facts of files) {
      for (const { mention, path } of shownPictures(facts)) {
        if (pictures.has(path)) continue;
        const folder = posix.dirname(path);
        const beside = names.filter((name) => posix.dirname(name) === folder);
        yield {
          file: facts.file,
          level: 'error',
          at: { line: mention.line, column: mention.column },
          sentence: `There is no picture "${mention.text}" beside this file: put it there, or mend its name.${didYouMean(
            posix.basename(path),
            beside.map((name) => posix.basename(name)),
          )}`,
        };
      }
    }
  },
};
