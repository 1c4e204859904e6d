import type { SiteRule } from '../../rule.ts';
import { shownPictures } from '../../site/shown-pictures.ts';

const mostBytes = 1024 * 1024;
/** The widest a page shows is 1,200 pixels, twice that on a sharp screen. */
const mostPixels = 3_000;

/** Pictures larger than anybody will see them. Pages show them smaller, but mails and feeds carry the author's own file. */
export const pictureSize: SiteRule = {
  name: 'picture-size',
  looksAt: 'site',
  *findings({ files, pictures }) {
    for (const facts of files) {
      for (const { mention, path } of shownPictures(facts)) {
        const picture = pictures.get(path);
        if (!picture) continue;
        const { bytes, width, height } = picture;
        const at = { line: mention.line, column: mention.column };
        const { file } = facts;
        if (Math.max(width ?? 0, height ?? 0) > mostPixels) {
          yield {
            file,
            level: 'warning',
            at,
            sentence: `"${mention.text}" is ${width ?? '?'} by ${height ?? '?'} pixels: make it ${mostPixels.toLocaleString('en')} at most on its longer side. Pages show it smaller, but mails carry it as it is.`,
          };
        } else if (bytes > mostBytes) {
          yield {
            file,
            level: 'warning',
            at,
            sentence: `"${mention.text}" has ${(bytes / mostBytes).toFixed(1)} MB: save it smaller, below 1 MB. Pages show it smaller, but mails carry it as it is.`,
          };
        }
      }
    }
  },
};
