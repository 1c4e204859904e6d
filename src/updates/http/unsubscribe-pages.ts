import { Hono } from 'hono';
import { html } from 'hono/html';
import { openLink } from '../readers/signed-links.ts';
import { unsubscribe } from '../readers/subscription.ts';
import { coupon, notice, page } from './page.ts';
import { refusal } from './refusal.ts';
import type { Service } from './service.ts';

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

const stopped = notice(
  'Done. No more mails.',
  'A mail that was leaving this very moment may still arrive; nothing comes after it. The articles stay free to read on the site.',
);

/**
 * Where a reader leaves. The POST is the one-click of RFC 8058: mail providers send it without a cookie and without
 * an origin, at times twice. Looking at the page changes nothing. The link never expires.
 */
export function unsubscribePages({ store, secrets, now }: Service): Hono {
  const pages = new Hono();
  const opened = (token: string) =>
    openLink('unsubscribe', token, secrets.linkKeys, Math.floor(now() / 1000));

  pages.get('/unsubscribe/:token', (context) =>
    opened(context.req.param('token')).ok ? context.html(askWhetherToStop) : refusal(context, 404),
  );

  pages.post('/unsubscribe/:token', async (context) => {
    const link = opened(context.req.param('token'));
    if (!link.ok) return refusal(context, 404);
    const body = await context.req.parseBody();
    if (body['List-Unsubscribe'] !== 'One-Click') return context.html(askWhetherToStop, 422);
    await unsubscribe(store.db, link.subscriber, now());
    return context.html(stopped);
  });

  return pages;
}
