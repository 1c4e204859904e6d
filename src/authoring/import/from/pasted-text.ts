import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { wholeText } from '../reading/decoded-text.ts';
import { knownFields } from '../reading/known-fields.ts';
import { oldMoment } from '../reading/old-dates.ts';

/** A text pasted from an old page: the title on the first line, perhaps a date below it, then the text. */
export const plainText: OldBlog = {
  name: 'text (.txt)',
  recognizes: (path, opening) => /\.te?xt$/i.test(path) && !/^\s*<[!?a-z]/i.test(opening),
  articles,
};

async function* articles(path: string, { read }: Reading): AsyncGenerator<OldArticle> {
  const { text, guessed } = await wholeText(path);
  read(statSync(path).size);
  const lines = text.trim().split(/\r\n?|\n/);
  const title = lines.shift();
  let published: string | undefined;
  let author: string | undefined;
  // Below the title, in any order: a date and a byline.
  for (let line = next(lines); line !== undefined; line = next(lines)) {
    const byline = /^by:? (\p{Lu}[^.!?]{1,60})$/iu.exec(line)?.[1];
    const dated = line.replace(/^(?:published|posted|date)(?: on)?:? /i, '');
    const isDate = line.length < 60 && /\d/.test(line) && dateOf(dated);
    if (published === undefined && isDate) published = dated;
    else if (author === undefined && byline) author = byline;
    else break;
    lines.splice(0, lines.findIndex((candidate) => candidate.trim() === line) + 1);
  }
  yield knownFields({
    source: `${basename(path)}, line 1`,
    title,
    slug: undefined,
    published,
    author,
    body: { kind: 'text', text: lines.join('\n') },
    lost: [guessed],
  });
}

const next = (lines: readonly string[]): string | undefined =>
  lines.find((line) => line.trim() !== '')?.trim();

// A date that can't be settled is a date all the same; a number of ten digits may be anything.
function dateOf(line: string): boolean {
  const { moment, lost } = oldMoment(line);
  return (
    !/^\d+$/.test(line) &&
    (moment !== undefined || /could mean two days|any calendar/.test(lost ?? ''))
  );
}
