import { Hono } from 'hono';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { consentWording, frequencyNames } from '../../readers/joining/consent-wording.ts';
import type { Reader } from '../../readers/links/reader-of-link.ts';
import { openLink, readerLink } from '../../readers/links/signed-links.ts';
import { confirm, readerToConfirm } from '../../readers/joining/subscription.ts';
import type { ReaderToConfirm } from '../../readers/joining/subscription.ts';
import { coupon, page } from '../readers-page.ts';
import type { Markup } from '../readers-page.ts';
import { refusal } from '../refused-request.ts';
import type { Service } from '../service.ts';

/** The words that are kept as consent stand over the button, wherever the request came from. */
function askForConfirmation({ request, frequency }: ReaderToConfirm): Markup {
  return page(
    'Confirm',
    coupon(
      'One press, and you’re in.',
      html`<p>
        Somebody, probably you, asked for our new articles at this address:
        <strong>${frequencyNames[request?.frequency ?? frequency]}</strong>. Nothing is sent until
        you say so here.
      </p>`,
      html`<p>${request?.wording ?? consentWording}</p>`,
      html`<form method="post"><button>Yes, send me the articles</button></form>`,
    ),
  );
}

/** Where the link in a confirmation mail leads: looking changes nothing, the button does what the reader asked for. */
export function confirmationPages({ store, settings, secrets, now }: Service): Hono {
  const pages = new Hono();
  const seconds = (): number => Math.floor(now() / 1000);
  const opened = (context: Context) =>
    openLink('confirm', context.req.param('token') ?? '', secrets.linkKeys, seconds());
  const confirmed = (reader: Reader): Markup => {
    const choices = readerLink('../', 'preferences', reader, secrets.linkKeys, seconds());
    return page(
      'You’re in.',
      coupon(
        'You’re in.',
        html`<p>From now on: <strong>${frequencyNames[reader.frequency]}</strong>.</p>`,
        html`<p>
          Every mail has a link at its foot to change how often, or to stop.
          <a href="${choices}">Change it, or stop</a>
        </p>`,
      ),
      true,
    );
  };

  pages.get('/confirm/:token', async (context) => {
    const link = opened(context);
    if (!link.ok) return refusal(context, link.reason);
    const reader = await readerToConfirm(store.db, link);
    return typeof reader === 'string'
      ? refusal(context, reader)
      : context.html(askForConfirmation(reader));
  });

  pages.post('/confirm/:token', async (context) => {
    const link = opened(context);
    if (!link.ok) return refusal(context, link.reason);
    const outcome = await confirm(store, link, {
      now: now(),
      postalAddress: settings.postalAddress,
      welcome: settings.welcome,
    });
    return outcome.done
      ? context.html(confirmed(outcome.reader))
      : refusal(context, outcome.because);
  });

  return pages;
}
