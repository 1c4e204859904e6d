import { site } from '../../site.ts';
import { escaped } from './escape.ts';
import { footOfIssues } from './issue-content.ts';
import type { IssueContent } from './issue-content.ts';
import { letterHtml, letterText } from './letter.ts';
import type { Letter } from './letter.ts';

/** The mail that says hello to a reader who has just confirmed. */
export function welcomeContent(postalAddress: string | null): IssueContent {
  const letter: Letter = {
    title: `Welcome to ${site.name}`,
    preview: 'You’re on the list. Here is what comes, and how to stop it.',
    body: `<h1>You’re on the list.</h1>
<p>New articles come to this address, as often as you chose. At the foot of every mail you can change that, or stop.</p>
<p>If you have a question, answer this mail: it reaches a person.</p>
<p><a class="button" href="${escaped(site.url)}">Read what is there already</a></p>`,
    foot: footOfIssues(postalAddress),
  };
  return { subject: letter.title, html: letterHtml(letter), text: letterText(letter) };
}
