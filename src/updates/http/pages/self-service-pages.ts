import { Hono } from 'hono';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { recognizableAddress } from '../../readers/address.ts';
import { frequencyNames } from '../../readers/joining/consent-wording.ts';
import { emailKey } from '../../readers/email-key.ts';
import { changeFrequency } from '../../readers/frequency.ts';
import { readerRecord } from '../../readers/reader-record.ts';
import { openLink, readerLink } from '../../readers/links/signed-links.ts';
import { readerOfLink, withdrawLinks } from '../../readers/links/reader-of-link.ts';
import type { Reader } from '../../readers/links/reader-of-link.ts';
import { eraseReader, goOn } from '../../readers/leaving.ts';
import { formBody } from '../requests/form-body.ts';
import { coupon, home, notice, page } from '../readers-page.ts';
import type { Markup } from '../readers-page.ts';
import { refusal } from '../refused-request.ts';
import type { Service } from '../service.ts';
import { frequencyChoice, frequencyField } from './subscribe-form.ts';
import type { Frequency } from '../../store/schema.ts';

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
    if (!link.ok) return refusal(context, link.reason);
    const reader = await readerOfLink(store.db, link);
    return typeof reader === 'string' ? refusal(context, reader) : answer(reader, token);
  };
  const leavingLink = (reader: Reader): string =>
    readerLink('../', 'unsubscribe', reader, secrets.linkKeys, seconds());

  pages.get('/preferences/:token', (context) =>
    withReader(context, (reader, token) =>
      context.html(preferences(reader, token, leavingLink(reader))),
    ),
  );

  pages.post('/preferences/:token', (context) =>
    withReader(context, async (reader, token) => {
      const frequency = frequencyField.safeParse((await formBody(context))['frequency']);
      if (!frequency.success) return refusal(context, 'broken-form');
      // A page that was open since before the reader left must not say that mails go on.
      if (reader.state === 'unsubscribed')
        return context.html(preferences(reader, token, leavingLink(reader)), 409);
      await changeFrequency(store, reader.id, frequency.data, {
        now: now(),
        postalAddress: service.settings.postalAddress,
      });
      return context.html(saved(frequency.data));
    }),
  );

  pages.post('/resume/:token', (context) =>
    withReader(context, async (reader) => {
      if (reader.state === 'unsubscribed') return refusal(context, 'left');
      await goOn(store.db, reader.id, now());
      return context.html(
        notice(
          'On again.',
          `What comes out from now on is mailed to you: ${frequencyNames[reader.frequency]}.`,
        ),
      );
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
        reader.state === 'paused'
          ? html`<p>
              <strong>They are paused</strong>: several in a row came back from
              ${recognizableAddress(reader.email)}, so we stopped for now.
            </p>`
          : html`<p>Mails go to ${recognizableAddress(reader.email)}.</p>`,
        html`<form method="post">
          ${frequencyChoice(reader.frequency)}
          <button>Save</button>
        </form>`,
      )
    : coupon(
        'You left the list.',
        html`<p>
          No article is mailed to ${recognizableAddress(reader.email)}. To come back, use the form
          on the site.
        </p>`,
      );
  return page(
    'Your mails',
    html`${panel} ${reader.state === 'paused' ? goingOn(token) : ''}
      ${onTheList ? leaving(token, leavingLink) : ''}
      <h2>See what we keep</h2>
      <p>Your address, your choices, and which mails went to you, as a file.</p>
      <form class="quiet" method="post" action="../export/${token}">
        <button>Download it</button>
      </form>
      <h2>Be forgotten</h2>
      <p><a href="../erase/${token}">Erase everything about me</a></p>`,
  );
}

function goingOn(token: string): Markup {
  return html`<h2>Go on</h2>
    <p>Does mail reach you again? Then what comes out from now on is mailed to you.</p>
    <form class="quiet" method="post" action="../resume/${token}">
      <button>Let the mails go on</button>
    </form>`;
}

function saved(frequency: Frequency): Markup {
  return page(
    'Saved.',
    coupon(
      'Saved.',
      html`<p>From now on: <strong>${frequencyNames[frequency]}</strong>.</p>`,
      html`<p><a href="">Back to your mails</a>, or <a href="${home}">on to the articles</a>.</p>`,
    ),
  );
}

function leaving(token: string, leavingLink: string): Markup {
  return html`<h2>Stop</h2>
    <form class="quiet" method="post" action="${leavingLink}">
      <input type="hidden" name="List-Unsubscribe" value="One-Click" />
      <button>Stop the mails</button>
    </form>
    <h2>Forwarded one of our mails?</h2>
    <p>Whoever has it can open this page with its link.</p>
    <form class="quiet" method="post" action="../withdraw/${token}">
      <button>Make the links in older mails stop working</button>
    </form>`;
}
