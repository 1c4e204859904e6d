import type { SiteRule } from '../../rule.ts';
import { shownPictures } from '../../site/shown-pictures.ts';

/** Pictures that are none: a text with a picture's name, or a file that broke off. */
export const unreadablePicture: SiteRule = {
  name: 'unreadable-picture',
  looksAt: 'site',
  stopsDraftsToo: true,
  *findings({ files, pictures }) {
    for (const facts of files) {
      for (const { mention, path } of shownPictures(facts)) {
        const broken = pictures.get(path)?.broken;
        if (!broken) continue;
        yield {
          file: facts.file,
          level: 'error',
          at: { line: mention.line, column: mention.column },
          sentence: `"${mention.text}" ${broken === 'cut short' ? 'breaks off before its end' : 'is no picture, whatever its name says'}: copy or save it again.`,
        };
      }
    }
  },
};
