import { setTimeout as wait } from 'node:timers/promises';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { parseAddress } from '../../readers/address.ts';
import { consentWording } from '../../readers/joining/consent-wording.ts';
import { confirmationLife } from '../../readers/links/link-lifetimes.ts';
import { countRequest } from '../../readers/joining/limits.ts';
import { askToSubscribe } from '../../readers/joining/subscription.ts';
import { clientAddress, networkOf } from '../requests/client-network.ts';
import { formBody } from '../requests/form-body.ts';
import { notice } from '../readers-page.ts';
import { refusal } from '../refused-request.ts';
import type { Service } from '../service.ts';
import { readSubscribeForm, subscribeForm } from './subscribe-form.ts';
import { filledByAPerson, formShown } from '../requests/time-trap.ts';

/** Answers leave on whole ticks of this many milliseconds, so that the time taken says nothing about an address. */
const tick = 100;

const lookInYourInbox = notice(
  'Now look in your inbox.',
  `If mail can reach the address you gave, a message with one button is on its way to it. Press the button within ${confirmationLife / 3600} hours, and you are on the list.`,
  'Nothing there? Look among the spam, and mind that we send at most one such message a day.',
);

/**
 * The form, and what it sends. The answer is the same whatever the address was before: new, waiting, on the
 * list, gone or suppressed.
 *
 * The form on the site is part of a static page and can't carry a note of when it was shown. It is taken
 * as it is while requests are few; once a network, or everybody, sends more than usual in an hour, the form comes
 * back filled in, with such a note, to be sent once more. A person presses once more; a program that
 * posts at once, or without reading the answer, gets nowhere.
 */
export function subscribePages(service: Service): Hono {
  const { store, settings, secrets, limits, now } = service;
  const pages = new Hono();
  const networkFor = (context: Context): string =>
    networkOf(
      clientAddress(
        getConnInfo(context).remote.address ?? '',
        context.req.header('X-Forwarded-For'),
        settings.trustedHops,
      ),
    );
  const note = (network: string): string => formShown(network, now(), secrets.linkKeys);

  // The origin of a form whose page sends no referrer would be "null".
  pages.use('/subscribe', async (context, next) => {
    await next();
    context.res.headers.set('Referrer-Policy', 'same-origin');
  });

  pages.get('/subscribe', (context) =>
    context.html(subscribeForm({ email: '', frequency: 'each', shown: note(networkFor(context)) })),
  );

  pages.post('/subscribe', async (context) => {
    const begin = performance.now();
    const network = networkFor(context);
    const form = readSubscribeForm(await formBody(context));
    const again = { ...form, shown: note(network) };
    const address = parseAddress(form.email);
    if (!address.ok)
      return context.html(subscribeForm(again, { wrongAddress: address.sentence }), 422);
    const pace = await countRequest(store.db, network, now(), limits);
    if (pace === 'stop') return refusal(context, 'too-many');
    const person = filledByAPerson(form.shown, network, now(), secrets.linkKeys);
    if (pace === 'slow' && !person) return context.html(subscribeForm(again, { onceMore: true }));
    if (form.trap === '') {
      const asked = { address, frequency: form.frequency, wording: consentWording };
      await askToSubscribe(store.db, asked, {
        now: now(),
        limits,
        addressKey: secrets.addressKey,
      });
    }
    const taken = performance.now() - begin;
    await wait(Math.ceil(taken / tick) * tick - taken);
    return context.html(lookInYourInbox, 202);
  });

  return pages;
}
