import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { confirmationLife } from '../readers/links/link-lifetimes.ts';
import type { DeadLink } from '../readers/links/reader-of-link.ts';
import { coupon, page } from './readers-page.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The path under which the service answers, ending in "/". */
    servicePath: string;
  }
}

/** Why a request can't be served. */
export type Refusal =
  | DeadLink
  | 'broken-form'
  | 'expired'
  | 'forged'
  | 'not-a-form'
  | 'other-method'
  | 'other-site'
  | 'too-long'
  | 'too-many'
  | 'unknown-page'
  | 'unable';

type Words = {
  readonly status: ContentfulStatusCode;
  readonly heading: string;
  readonly sentence: string;
  /** What the link to the form says, where the form helps. */
  readonly form?: string;
};

const words: Readonly<Record<Refusal, Words>> = {
  before: {
    status: 410,
    heading: 'This link is from before.',
    sentence:
      'What it led to isn’t here any more: the address was erased, or our list was put back from a copy older than this link. It shows nobody’s data and changes nothing. If mails still come, the links in the newest one work.',
    form: 'Ask for a new link with the form',
  },
  left: {
    status: 410,
    heading: 'You left since.',
    sentence:
      'You left the list after this mail was written, and that ended its link, so that no old mail can bring you back. Want the articles again? Ask for a new confirmation.',
    form: 'Ask with the form',
  },
  withdrawn: {
    status: 410,
    heading: 'A newer link took its place.',
    sentence:
      'This link was withdrawn, or you left and came back since. The links in the newest mail work; those to unsubscribe work for ever.',
    form: 'Ask for a new link with the form',
  },
  suppressed: {
    status: 410,
    heading: 'We can’t mail this address.',
    sentence:
      'Mails to it came back for good, or one was reported as spam. So we send nothing there any more. Another address of yours works.',
    form: 'Use another address',
  },
  expired: {
    status: 410,
    heading: 'This link is out of date.',
    sentence: `A confirmation can be given for ${confirmationLife / 3600} hours after its mail was written. Ask for a new one, it takes a minute.`,
    form: 'Ask again with the form',
  },
  forged: {
    status: 404,
    heading: 'This link isn’t whole.',
    sentence:
      'Part of it is missing or changed: some mail programs cut long links in two. Copy all of it from the mail, up to the very last letter, and try again.',
    form: 'Or ask for a new mail',
  },
  'unknown-page': {
    status: 404,
    heading: 'There is no such page.',
    sentence:
      'The address may have been cut in two by a mail program: copy the whole link and try again.',
  },
  'other-site': {
    status: 403,
    heading: 'That didn’t come from our form.',
    sentence:
      'Your browser says another site sent this. Open our own page and press the button there.',
    form: 'Open the form',
  },
  'other-method': {
    status: 405,
    heading: 'That isn’t how this page is asked.',
    sentence: 'Your program used a method this address doesn’t know. A browser does it right.',
  },
  'broken-form': {
    status: 400,
    heading: 'The form arrived broken.',
    sentence: 'What your program sent can’t be read. Go back and send it again.',
    form: 'Open the form',
  },
  'too-long': {
    status: 413,
    heading: 'That was too much.',
    sentence: 'The form takes an address and a choice, nothing longer.',
    form: 'Open the form',
  },
  'not-a-form': {
    status: 415,
    heading: 'That wasn’t a form.',
    sentence: 'This address takes what a web form sends.',
    form: 'Open the form',
  },
  'too-many': {
    status: 429,
    heading: 'Too many asked at once.',
    sentence:
      'More requests than usual came in this hour. Nothing was lost: what you typed is still on the page before. Send it again in an hour.',
    form: 'Open the form',
  },
  unable: {
    status: 503,
    heading: 'We can’t do that right now.',
    sentence:
      'Nothing was changed, and nothing you typed is lost: go back and send it again in a few minutes.',
  },
};

const retryAfter: Partial<Record<Refusal, string>> = { unable: '120', 'too-many': '3600' };

/** The page for a request that can't be served: what happened, and what to do. */
export function refusal(context: Context, why: Refusal): Response | Promise<Response> {
  const { status, heading, sentence, form } = words[why];
  const wait = retryAfter[why];
  if (wait !== undefined) context.header('Retry-After', wait);
  const content = coupon(
    heading,
    html`<p>${sentence}</p>`,
    form === undefined
      ? html``
      : html`<p><a href="${context.get('servicePath')}subscribe">${form}</a></p>`,
  );
  return context.html(page(heading, content), status);
}
