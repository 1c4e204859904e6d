import { Hono } from 'hono';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { readConsent } from '../../readers/joining/consent.ts';
import { returnLife } from '../../readers/links/link-lifetimes.ts';
import { readerNamed } from '../../readers/links/reader-of-link.ts';
import type { Reader } from '../../readers/links/reader-of-link.ts';
import { openLink, readerLink } from '../../readers/links/signed-links.ts';
import { takeLeavingBack, unsubscribe } from '../../readers/leaving.ts';
import { formBody } from '../requests/form-body.ts';
import { coupon, home, notice, page } from '../readers-page.ts';
import type { Markup } from '../readers-page.ts';
import { refusal } from '../refused-request.ts';
import type { Service } from '../service.ts';

const askWhetherToStop = page(
  'Unsubscribe',
  coupon(
    'Stop the mails?',
    html`<p>Press the button and no further article is mailed to you. No questions.</p>`,
    html`<form method="post">
      <input type="hidden" name="List-Unsubscribe" value="One-Click" />
      <button>Stop the mails</button>
    </form>`,
  ),
);

const back = notice(
  'Good. Nothing happened.',
  'The mails go on as they did before, as often as you chose.',
);

const tooLate = notice(
  'Too late for that.',
  'Leaving can be taken back for an hour, and only once. To get the articles again, ask with the form on the site.',
);

/**
 * Where a reader leaves. The POST is the one-click of RFC 8058: mail providers send it without a cookie and without
 * an origin, at times twice. Looking at the page changes nothing. The link never expires.
 * The page that says good-bye can take it back, as programs press such links too.
 */
export function unsubscribePages({ store, secrets, now }: Service): Hono {
  const pages = new Hono();
  const seconds = (): number => Math.floor(now() / 1000);
  const opened = (context: Context, purpose: 'unsubscribe' | 'return') =>
    openLink(purpose, context.req.param('token') ?? '', secrets.linkKeys, seconds());
  const goodbye = (reader: Reader): Markup => {
    const left = Date.parse(readConsent(reader.consent).left ?? '');
    const justNow = now() - left < returnLife * 1000;
    return stopped(
      justNow ? readerLink('../', 'return', reader, secrets.linkKeys, seconds()) : null,
    );
  };

  pages.get('/unsubscribe/:token', async (context) => {
    const link = opened(context, 'unsubscribe');
    if (!link.ok) return refusal(context, link.reason);
    const reader = await readerNamed(store.db, link.publicId);
    if (!reader) return refusal(context, 'before');
    return context.html(reader.state === 'unsubscribed' ? goodbye(reader) : askWhetherToStop);
  });

  pages.post('/unsubscribe/:token', async (context) => {
    const link = opened(context, 'unsubscribe');
    if (!link.ok) return refusal(context, link.reason);
    const body = await formBody(context);
    if (body['List-Unsubscribe'] !== 'One-Click') return context.html(askWhetherToStop, 422);
    const reader = await readerNamed(store.db, link.publicId);
    if (!reader) return refusal(context, 'before');
    await unsubscribe(store.db, reader.id, now());
    return context.html(goodbye((await readerNamed(store.db, link.publicId)) ?? reader));
  });

  pages.post('/return/:token', async (context) => {
    const link = opened(context, 'return');
    if (!link.ok)
      return link.reason === 'expired' ? context.html(tooLate, 410) : refusal(context, link.reason);
    return (await takeLeavingBack(store.db, link, now()))
      ? context.html(back)
      : context.html(tooLate, 410);
  });

  return pages;
}

function stopped(returnLink: string | null): Markup {
  return page(
    'Done. No more mails.',
    html`${coupon(
      'Done. No more mails.',
      html`<p>
        A mail that was leaving this very moment may still arrive; nothing comes after it. The
        articles stay free to read <a href="${home}">on the site</a>.
      </p>`,
    )}
    ${
      returnLink === null
        ? ''
        : html`<h2>Wasn’t you?</h2>
            <p>Some mail programs press this button by themselves.</p>
            <form class="quiet" method="post" action="${returnLink}">
              <button>Take it back, keep the mails coming</button>
            </form>`
    }`,
  );
}
