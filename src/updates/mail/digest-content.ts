import { site } from '../../site.ts';
import type { DigestPeriod } from '../issues/digest-periods.ts';
import type { ArticleTable } from '../store/schema.ts';
import { escaped } from './escape.ts';
import { footOfIssues } from './issue-content.ts';
import type { IssueContent } from './issue-content.ts';
import { letterHtml, letterText } from './letter.ts';
import type { Letter } from './letter.ts';

/** What a digest says of an article. */
export type DigestArticle = Pick<
  ArticleTable,
  'content_id' | 'url' | 'title' | 'description' | 'published'
> & {
  /** What a mail of it alone is called, where its title doesn't serve. */
  readonly subject?: string | undefined;
  /** Minutes it takes to read. */
  readonly minutes?: number | undefined;
};

/**
 * The mail that brings several articles, each with its summary and a link.
 * @param heading what they have in common, such as {@link periodInWords}.
 */
export function digestContent(
  heading: string,
  articles: readonly DigestArticle[],
  postalAddress: string | null,
): IssueContent {
  const [first, ...others] = articles;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const subject = `${first?.subject ?? first?.title ?? site.name}${more}`;
  const letter: Letter = {
    title: subject,
    preview: first?.description ?? '',
    body: [
      `<h1>${escaped(heading)}</h1>`,
      ...articles.map(
        (article) => `<h2><a href="${escaped(article.url)}">${escaped(article.title)}</a></h2>
<p class="when">${escaped(whenAndHowLong(article))}</p>
<p>${escaped(article.description)}</p>`,
      ),
    ].join('\n'),
    foot: footOfIssues(postalAddress),
  };
  return { subject, html: letterHtml(letter), text: letterText(letter) };
}

function whenAndHowLong({ published, minutes }: DigestArticle): string {
  const when = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' });
  const long = minutes === undefined ? '' : ` · ${minutes} min`;
  return `${when.format(published)}${long}`;
}

const day = 24 * 3_600_000;

/** The days a digest covers: "The week of November 16 to 22", "November 2026". */
export function periodInWords({ frequency, end }: Pick<DigestPeriod, 'frequency' | 'end'>): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(site.language, { timeZone: 'UTC', ...options });
  const last = new Date(end - day);
  if (frequency === 'monthly') return format({ month: 'long', year: 'numeric' }).format(last);
  const first = new Date(end - 7 * day);
  const oneMonth = first.getUTCMonth() === last.getUTCMonth();
  const from = format({ month: 'long', day: 'numeric' }).format(first);
  const to = format({ ...(!oneMonth && { month: 'long' }), day: 'numeric' }).format(last);
  return `The week of ${from} to ${to}`;
}
