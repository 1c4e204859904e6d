import { Hono } from 'hono';
import { html } from 'hono/html';
import { openLink } from '../readers/signed-links.ts';
import { confirm } from '../readers/subscription.ts';
import { coupon, notice, page } from './page.ts';
import { refusal } from './refusal.ts';
import type { Service } from './service.ts';

const askForConfirmation = page(
  'Confirm',
  coupon(
    'One press, and you’re in.',
    html`<p>
      Somebody, probably you, asked for our new articles at this address. Nothing is sent until you
      say so here.
    </p>`,
    html`<form method="post"><button>Yes, send me the articles</button></form>`,
  ),
);

const confirmed = notice(
  'You’re in.',
  'The next article comes to you. Every mail has a link at its foot to change how often, or to stop.',
);

/** Where the link in a confirmation mail leads: looking changes nothing, the button puts the reader on the list. */
export function confirmationPages({ store, secrets, now }: Service): Hono {
  const pages = new Hono();
  const opened = (token: string) =>
    openLink('confirm', token, secrets.linkKeys, Math.floor(now() / 1000));

  pages.get('/confirm/:token', (context) =>
    opened(context.req.param('token')).ok
      ? context.html(askForConfirmation)
      : refusal(context, 410),
  );

  pages.post('/confirm/:token', async (context) => {
    const link = opened(context.req.param('token'));
    const outcome = link.ok ? await confirm(store.db, link, now()) : 'stale';
    return outcome === 'stale' ? refusal(context, 410) : context.html(confirmed);
  });

  return pages;
}
