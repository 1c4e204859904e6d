import type { Lose } from '../body/losses.ts';
import type { OldArticle } from '../old-article.ts';

/** When an article appeared and changed, in UTC. */
export interface When {
  readonly published: Date;
  readonly updated?: Date;
  /** Whether nobody can tell when it appeared; it is a draft then. */
  readonly unknown: boolean;
}

/** The day that stands where nobody knows one: the same in every run. */
const placeholder = new Date('2000-01-01T00:00:00Z');

/** Reads an article's dates; one in its address serves where there is none. */
export function publishedWhen(article: OldArticle, lose: Lose): When {
  const published = moment(article.published);
  const updated = moment(article.updated);
  if (article.published !== undefined && !published)
    lose(`Its date can’t be read: ${article.published}`);
  if (published) {
    return { published, unknown: false, ...(updated && updated > published && { updated }) };
  }
  const [, year, month, day = '01'] =
    /\/((?:19|20)\d\d)\/(0\d|1[0-2])(?:\/([0-2]\d|3[01]))?\//.exec(article.address ?? '') ?? [];
  const addressed = year && month ? moment(`${year}-${month}-${day}`) : undefined;
  const instead = addressed ?? updated;
  if (instead) {
    lose(
      `It had no date; ${addressed ? 'the one in its address' : 'that of its last change'} serves`,
    );
    return { published: instead, unknown: false };
  }
  lose('It has no date, so it became a draft: write "published" and take out "draft: true"');
  return { published: placeholder, unknown: true };
}

function moment(written: string | undefined): Date | undefined {
  if (!written) return undefined;
  const iso = written.trim().replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)/, '$1T$2');
  const zoned = /T[\d:.,]+$/.test(iso) ? `${iso}Z` : iso;
  const date = new Date(zoned);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1970 || year > 9999 ? undefined : date;
}
