import { site } from '../../site.ts';
import type { ManifestArticle } from '../manifest.ts';
import { confirmationLife } from '../readers/links/link-lifetimes.ts';
import { escaped } from './escape.ts';
import { letterHtml, letterText } from './letter.ts';
import type { Letter } from './letter.ts';
import { placeholders } from './placeholders.ts';
import { plainText } from './text-of-html.ts';

/** What a mail says, frozen: the reader's own links stand in it as placeholders. */
export interface IssueContent {
  subject: string;
  html: string;
  text: string;
}

/** Larger mails are cut off by some mail programs, the unsubscribe link with them: 90 KB in bytes. */
export const largestHtml = 90 * 1024;

/**
 * The mail of one article: the article itself, or its summary and a link where it would be too large or the
 * manifest doesn't carry its text.
 */
export function articleContent(
  article: ManifestArticle,
  postalAddress: string | null,
): IssueContent & { isSummary: boolean } {
  const foot = footOfIssues(postalAddress);
  const head = `<h1>${escaped(article.title)}</h1>\n<p class="standfirst">${escaped(article.description)}</p>`;
  const readOnline = `<p><a href="${escaped(article.url)}">Read it on the site</a></p>`;
  const letter = (body: string): Letter => ({
    title: article.title,
    preview: article.description,
    body: `${head}\n${body}`,
    foot,
  });
  const subject = article.subject ?? article.title;
  if (article.html !== undefined) {
    const html = letterHtml(letter(`${article.html}\n${readOnline}`));
    if (Buffer.byteLength(html) <= largestHtml) {
      const text = article.text ?? plainText(article.html);
      return { subject, html, text: articleText(article, text, foot), isSummary: false };
    }
  }
  const summary = letter(
    `<p><a class="button" href="${escaped(article.url)}">Read the article</a></p>`,
  );
  return { subject, html: letterHtml(summary), text: letterText(summary), isSummary: true };
}

/** The mail that asks for a confirmation. Nothing a stranger typed stands in it. */
export function confirmationContent(postalAddress: string | null): IssueContent {
  const letter: Letter = {
    title: `Confirm your address for ${site.name}`,
    preview: 'One click, and new articles come to you.',
    body: `<h1>Do you want ${escaped(site.name)} by mail?</h1>
<p>Somebody, likely you, wrote this address into the form on ${escaped(new URL(site.url).hostname)}. Confirm that it is yours, and new articles come to you.</p>
<p><a class="button" href="${placeholders.confirm}">Confirm my address</a></p>
<p>You chose: ${placeholders.frequency}. The link works for ${confirmationLife / 3600} hours.</p>`,
    foot: [
      'If it wasn’t you, do nothing: without a confirmation no more mail comes, and the address is forgotten after 7 days.',
      ...postal(postalAddress),
    ],
  };
  return { subject: letter.title, html: letterHtml(letter), text: letterText(letter) };
}

function articleText(article: ManifestArticle, text: string, foot: readonly string[]): string {
  return [
    article.title,
    article.description,
    text.trim(),
    `Read it on the site:\n${article.url}`,
    letterText({ body: '', foot }).trim(),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The paragraphs at the foot of every mail but confirmations. */
export function footOfIssues(postalAddress: string | null): string[] {
  return [
    placeholders.reason,
    `<a href="${placeholders.preferences}">Change how often it comes</a>`,
    `<a href="${placeholders.unsubscribe}">Unsubscribe</a>`,
    'We don’t track who opens or clicks anything.',
    ...postal(postalAddress),
  ];
}

function postal(postalAddress: string | null): string[] {
  return postalAddress === null ? [] : [escaped(postalAddress)];
}
