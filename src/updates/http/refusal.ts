import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { notice } from './page.ts';

const refusals: Readonly<Record<number, readonly [heading: string, sentence: string]>> = {
  403: [
    'That didn’t come from our form.',
    'Your browser says another site sent this. Open our own page and press the button there.',
  ],
  404: [
    'There is no such page.',
    'The address may have been cut in two by a mail program: copy the whole link and try again.',
  ],
  410: [
    'This link is out of date.',
    'A confirmation can be given for 72 hours, and links are withdrawn when you leave. Ask for a new one with the form on the site; a link to unsubscribe works for ever.',
  ],
  413: ['That was too much.', 'The form takes an address and a choice, nothing longer.'],
  415: ['That wasn’t a form.', 'This address takes what a web form sends.'],
  429: [
    'Too many asked at once.',
    'More requests than usual came in this hour. Nothing was lost: what you typed is still on the page before. Send it again in an hour.',
  ],
  503: [
    'We can’t do that right now.',
    'Nothing was changed, and nothing you typed is lost: go back and send it again in a few minutes.',
  ],
};

/** The page for a request that can't be served: what happened, and what to do. */
export function refusal(context: Context, status: number): Response | Promise<Response> {
  const known = Object.hasOwn(refusals, status) ? status : 404;
  const [heading = '', sentence = ''] = refusals[known] ?? [];
  if (known === 503) context.header('Retry-After', '120');
  if (known === 429) context.header('Retry-After', '3600');
  return context.html(notice(heading, sentence), known as ContentfulStatusCode);
}
