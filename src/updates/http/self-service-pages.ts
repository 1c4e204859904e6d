import { Hono } from 'hono';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { redactedAddress } from '../readers/address.ts';
import { frequencyNames } from '../readers/consent-wording.ts';
import { emailKey } from '../readers/email-key.ts';
import { changeFrequency } from '../readers/frequency.ts';
import { readerRecord } from '../readers/reader-record.ts';
import { openLink, readerLink } from '../readers/signed-links.ts';
import { eraseReader, readerOfLink, withdrawLinks } from '../readers/subscription.ts';
import type { Reader } from '../readers/subscription.ts';
import { coupon, notice, page } from './page.ts';
import type { Markup } from './page.ts';
import { refusal } from './refusal.ts';
import type { Service } from './service.ts';
import { frequencyChoice, frequencyField } from './subscribe-form.ts';

const askWhetherToErase = page(
  'Erase',
  coupon(
    'Erase everything?',
    html`<p>
      We delete your address and what was mailed to it, and keep one unreadable mark that stops old
      lists from bringing you back. This can’t be undone.
    </p>`,
    html`<form method="post"><button>Erase everything about me</button></form>`,
  ),
);

const erased = notice(
  'Gone.',
  'Your address and your reading are deleted. Should you ever want the articles again, ask with the form on the site.',
);

const withdrawn = notice(
  'Older links no longer work.',
  'The links in mails you got so far can only unsubscribe now. Your next mail has a new link to everything else.',
);

/** A reader's own pages, behind the signed link in every mail: how often, stop, see what is kept, erase it. */
export function selfServicePages(service: Service): Hono {
  const { store, secrets, now } = service;
  const pages = new Hono();
  const seconds = (): number => Math.floor(now() / 1000);

  const withReader = async (
    context: Context,
    answer: (reader: Reader, token: string) => Response | Promise<Response>,
  ): Promise<Response> => {
    const token = context.req.param('token') ?? '';
    const link = openLink('preferences', token, secrets.linkKeys, seconds());
    const reader = link.ok ? await readerOfLink(store.db, link) : undefined;
    return reader ? answer(reader, token) : refusal(context, link.ok ? 410 : 404);
  };
  const leavingLink = (reader: Reader): string =>
    readerLink('../', 'unsubscribe', reader, secrets.linkKeys, seconds());

  pages.get('/preferences/:token', (context) =>
    withReader(context, (reader, token) =>
      context.html(preferences(reader, token, leavingLink(reader))),
    ),
  );

  pages.post('/preferences/:token', (context) =>
    withReader(context, async (reader) => {
      const frequency = frequencyField.safeParse((await context.req.parseBody())['frequency']);
      if (!frequency.success) return refusal(context, 415);
      await changeFrequency(store, reader.id, frequency.data, now());
      return context.html(notice('Saved.', `From now on: ${frequencyNames[frequency.data]}.`));
    }),
  );

  pages.post('/export/:token', (context) =>
    withReader(context, async (reader) => {
      context.header('Content-Disposition', 'attachment; filename="what-we-keep-about-you.json"');
      context.header('Content-Type', 'application/json; charset=utf-8');
      return context.body(JSON.stringify(await readerRecord(store.db, reader.id), null, 2));
    }),
  );

  pages.post('/withdraw/:token', (context) =>
    withReader(context, async (reader) => {
      await withdrawLinks(store.db, reader);
      return context.html(withdrawn);
    }),
  );

  pages.get('/erase/:token', (context) =>
    withReader(context, () => context.html(askWhetherToErase)),
  );

  pages.post('/erase/:token', (context) =>
    withReader(context, async (reader) => {
      await eraseReader(store.db, emailKey(reader.email, secrets.addressKey), now());
      return context.html(erased);
    }),
  );

  return pages;
}

function preferences(reader: Reader, token: string, leavingLink: string): Markup {
  const onTheList = reader.state !== 'unsubscribed';
  const panel = onTheList
    ? coupon(
        'Your mails.',
        html`<p>Mails go to ${redactedAddress(reader.email)}.</p>`,
        html`<form method="post">
          ${frequencyChoice(reader.frequency)}
          <button>Save</button>
        </form>`,
      )
    : coupon(
        'You left the list.',
        html`<p>
          No article is mailed to ${redactedAddress(reader.email)}. To come back, use the form on
          the site.
        </p>`,
      );
  return page(
    'Your mails',
    html`${panel} ${onTheList ? leaving(token, leavingLink) : ''}
      <h2>See what we keep</h2>
      <p>Your address, your choices, and which mails went to you, as a file.</p>
      <form class="quiet" method="post" action="../export/${token}">
        <button>Download it</button>
      </form>
      <h2>Be forgotten</h2>
      <p><a href="../erase/${token}">Erase everything about me</a></p>`,
  );
}

function leaving(token: string, leavingLink: string): Markup {
  return html`<h2>Stop</h2>
    <p><a href="${leavingLink}">Stop the mails</a></p>
    <h2>Forwarded one of our mails?</h2>
    <p>Whoever has it can open this page with its link.</p>
    <form class="quiet" method="post" action="../withdraw/${token}">
      <button>Make the links in older mails stop working</button>
    </form>`;
}
