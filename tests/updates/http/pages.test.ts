import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  confirmedReader,
  formType,
  keyOf,
  knownReader,
  linkFor,
  listeningService,
  noLimits,
  readerRow,
  send,
  sendForm,
  siteOrigin,
  storeContents,
  subscribe,
} from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';
import { eachStore } from '../set-up/each-store.ts';
import { suppress } from '../../../src/updates/readers/suppression.ts';
import { forgetUnconfirmed } from '../../../src/updates/readers/joining/subscription.ts';

const hour = 3_600_000;

eachStore('readers’ pages', (fresh) => {
  let service: ListeningService;

  beforeAll(async () => {
    service = await listeningService({ store: await fresh(), limits: noLimits });
  });
  afterAll(() => service.close());

  describe('subscribing', () => {
    test('queues a confirmation, and the button behind its link puts the reader on the list', async () => {
      const answer = await subscribe(service, 'Dana@Example.com', 1, { frequency: 'weekly' });
      expect(answer.status).toBe(202);
      const asked = await knownReader(service, 'dana@example.com');
      expect(asked).toMatchObject({ state: 'pending', frequency: 'weekly', confirmed_at: null });
      const queued = await service.store.db
        .selectFrom('deliveries')
        .select(['state', 'domain'])
        .where('subscriber_id', '=', asked.id)
        .execute();
      expect(queued).toEqual([{ state: 'queued', domain: 'example.com' }]);

      const link = linkFor(service, 'confirm', asked);
      const shown = await send(service, 'GET', link);
      expect(shown.status).toBe(200);
      expect(shown.body.match(/<button>/g)).toHaveLength(1);
      expect(await knownReader(service, 'dana@example.com')).toMatchObject({ state: 'pending' });

      const confirmed = await sendForm(service, link, {});
      expect(confirmed.status).toBe(200);
      const reader = await knownReader(service, 'dana@example.com');
      expect(reader).toMatchObject({ state: 'active', confirmed_at: service.clock.now });
      expect(JSON.parse(reader.consent)).toMatchObject({
        how: 'form',
        wording: expect.stringMatching(/never track/),
        confirmed: new Date(service.clock.now).toISOString(),
      });
      expect((await sendForm(service, link, {})).body).toBe(confirmed.body);
    });

    test('with an address that can’t be used shows the form again, with what was typed and a sentence', async () => {
      const answer = await subscribe(service, 'dana@"><script>x', 1, { frequency: 'monthly' });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('value="dana@&quot;&gt;&lt;script&gt;x"');
      expect(answer.body).toMatch(/value="monthly"\s+checked/);
      expect(answer.body).toMatch(/id="wrong-address">[A-Z][^<]+\.</);
      expect(answer.body).toContain('aria-describedby="wrong-address"');
    });

    test('says on its form that nothing is tracked', async () => {
      const form = await send(service, 'GET', '/updates/subscribe');
      expect(form.body).toContain('We never track who opens or clicks anything');
    });

    test('lets a reader who left come back, but only by a confirmation asked for since', async () => {
      const reader = await confirmedReader(service, 'back@example.com');
      const oldLink = linkFor(service, 'confirm', reader);
      await sendForm(service, linkFor(service, 'unsubscribe', reader), {
        'List-Unsubscribe': 'One-Click',
      });
      expect((await sendForm(service, oldLink, {})).status).toBe(410);
      expect(await knownReader(service, 'back@example.com')).toMatchObject({
        state: 'unsubscribed',
      });
      await subscribe(service, 'back@example.com');
      expect(await knownReader(service, 'back@example.com')).toMatchObject({
        state: 'unsubscribed',
      });
      await sendForm(
        service,
        linkFor(service, 'confirm', await knownReader(service, 'back@example.com')),
        {},
      );
      expect(await knownReader(service, 'back@example.com')).toMatchObject({ state: 'active' });
    });

    test('again changes how often mail comes when it is confirmed, and nothing before', async () => {
      const before = await confirmedReader(service, 'steady@example.com');
      await subscribe(service, 'steady@example.com', 1, { frequency: 'monthly' });
      expect({ ...(await knownReader(service, 'steady@example.com')), request: null }).toEqual(
        before,
      );
      const link = linkFor(service, 'confirm', before);
      const answer = await sendForm(service, link, {});
      expect(answer.body).toContain('Once a month');
      expect(await knownReader(service, 'steady@example.com')).toMatchObject({
        frequency: 'monthly',
        state: 'active',
        confirmed_at: before.confirmed_at,
        request: null,
      });
      expect((await sendForm(service, link, {})).body).toBe(answer.body);
    });

    test('forgets a request that nobody confirmed within seven days, and no other', async () => {
      await subscribe(service, 'silent@example.com');
      await confirmedReader(service, 'prompt@example.com');
      await forgetUnconfirmed(service.store.db, service.clock.now + 7 * 24 * hour - 1);
      expect(await readerRow(service, 'silent@example.com')).toBeDefined();
      await forgetUnconfirmed(service.store.db, service.clock.now + 7 * 24 * hour);
      expect(await readerRow(service, 'silent@example.com')).toBeUndefined();
      expect(await readerRow(service, 'prompt@example.com')).toBeDefined();
    });

    test('answers the same bytes and status whatever the address was before', async () => {
      await subscribe(service, 'pending@example.com');
      await confirmedReader(service, 'active@example.com');
      const gone = await confirmedReader(service, 'gone@example.com');
      await sendForm(service, linkFor(service, 'unsubscribe', gone), {
        'List-Unsubscribe': 'One-Click',
      });
      for (const reason of ['hard-bounce', 'complaint', 'erased'] as const)
        await suppress(
          service.store.db,
          keyOf(service, `${reason}@example.com`),
          reason,
          service.clock.now,
        );
      const people = ['new', 'pending', 'active', 'gone', 'hard-bounce', 'complaint', 'erased'];
      const answers = [];
      for (const name of people) answers.push(await subscribe(service, `${name}@example.com`));
      answers.push(
        await subscribe(service, 'robot@example.com', 1, {
          company_website: 'https://spam.example',
        }),
      );
      const [first] = answers;
      for (const { status, body, headers } of answers) {
        expect(status).toBe(202);
        expect(body).toBe(first?.body);
        expect({ ...headers, date: '' }).toEqual({ ...first?.headers, date: '' });
      }
      expect(await readerRow(service, 'hard-bounce@example.com')).toBeUndefined();
      expect(await readerRow(service, 'robot@example.com')).toBeUndefined();
    });

    test('answers on the same tick for an address that is new and one that is suppressed', async () => {
      await suppress(service.store.db, keyOf(service, 'never@example.com'), 'complaint', 1);
      const time = async (email: string): Promise<number> => {
        const begin = performance.now();
        await subscribe(service, email);
        return performance.now() - begin;
      };
      await time('warm@example.com');
      const fresh = [await time('fresh1@example.com'), await time('fresh2@example.com')];
      const never = [await time('never@example.com'), await time('never@example.com')];
      for (const taken of [...fresh, ...never]) expect(taken).toBeGreaterThan(95);
    });
  });

  describe('a reader’s own pages', () => {
    test('change how often mail comes', async () => {
      const reader = await confirmedReader(service, 'often@example.com');
      const link = linkFor(service, 'preferences', reader);
      expect((await send(service, 'GET', link)).body).toMatch(/value="each"\s+checked/);
      expect((await sendForm(service, link, { frequency: 'monthly' })).status).toBe(200);
      expect(await knownReader(service, 'often@example.com')).toMatchObject({
        frequency: 'monthly',
      });
      await sendForm(service, link, { frequency: 'hourly' });
      expect(await knownReader(service, 'often@example.com')).toMatchObject({
        frequency: 'monthly',
      });
    });

    test('show no more of the address than its owner needs to know it', async () => {
      const reader = await confirmedReader(service, 'longname@example.com');
      const { body } = await send(service, 'GET', linkFor(service, 'preferences', reader));
      expect(body).toContain('lo…e@example.com');
      expect(body).not.toContain('longname');
    });

    test('give out everything that is kept', async () => {
      const reader = await confirmedReader(service, 'curious@example.com');
      const page = linkFor(service, 'preferences', reader);
      const answer = await sendForm(service, page.replace('preferences', 'export'), {});
      expect(answer.headers['content-disposition']).toMatch(/attachment/);
      expect(JSON.parse(answer.body)).toMatchObject({
        address: 'curious@example.com',
        state: 'active',
        frequency: 'each',
        consent: { how: 'form' },
        mails: [{ kind: 'confirmation' }],
      });
    });

    test('erase everything but a hash that keeps imports away', async () => {
      const reader = await confirmedReader(service, 'forget@example.com');
      const erase = linkFor(service, 'preferences', reader).replace('preferences', 'erase');
      expect((await send(service, 'GET', erase)).body).toContain('can’t be undone');
      expect(await readerRow(service, 'forget@example.com')).toBeDefined();
      expect((await sendForm(service, erase, {})).status).toBe(200);
      expect(await readerRow(service, 'forget@example.com')).toBeUndefined();
      expect(await storeContents(service)).not.toContain('forget@example.com');
      const kept = await service.store.db
        .selectFrom('suppressions')
        .select('reason')
        .where('email_key', '=', keyOf(service, 'forget@example.com'))
        .execute();
      expect(kept).toEqual([{ reason: 'erased' }]);
      expect((await sendForm(service, erase, {})).status).toBe(410);
      await confirmedReader(service, 'forget@example.com');
      expect(await knownReader(service, 'forget@example.com')).toMatchObject({ state: 'active' });
    });

    test('withdraw the links in older mails, which can then only unsubscribe', async () => {
      const reader = await confirmedReader(service, 'shared@example.com');
      const old = linkFor(service, 'preferences', reader);
      const leave = linkFor(service, 'unsubscribe', reader);
      await sendForm(service, old.replace('preferences', 'withdraw'), {});
      expect((await send(service, 'GET', old)).status).toBe(410);
      expect((await sendForm(service, old.replace('preferences', 'erase'), {})).status).toBe(410);
      const renewed = linkFor(
        service,
        'preferences',
        await knownReader(service, 'shared@example.com'),
      );
      expect((await send(service, 'GET', renewed)).status).toBe(200);
      await sendForm(service, leave, { 'List-Unsubscribe': 'One-Click' });
      expect(await knownReader(service, 'shared@example.com')).toMatchObject({
        state: 'unsubscribed',
      });
      expect((await send(service, 'GET', renewed)).body).toContain('You left the list');
      expect((await send(service, 'GET', old)).status).toBe(410);
    });
  });

  describe('one-click unsubscribing (RFC 8058)', () => {
    test('works without a cookie, without an origin, and twice', async () => {
      const reader = await confirmedReader(service, 'leaving@example.com');
      const link = linkFor(service, 'unsubscribe', reader);
      const oneClick = () =>
        send(service, 'POST', link, {
          headers: { 'Content-Type': formType },
          body: 'List-Unsubscribe=One-Click',
        });
      expect((await oneClick()).status).toBe(200);
      const left = await knownReader(service, 'leaving@example.com');
      expect(left.state).toBe('unsubscribed');
      expect((await oneClick()).status).toBe(200);
      expect(await knownReader(service, 'leaving@example.com')).toEqual(left);
    });

    test('works as multipart, which some providers send', async () => {
      const reader = await confirmedReader(service, 'multipart@example.com');
      const body =
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
      const answer = await send(service, 'POST', linkFor(service, 'unsubscribe', reader), {
        headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
        body,
      });
      expect(answer.status).toBe(200);
      expect(await knownReader(service, 'multipart@example.com')).toMatchObject({
        state: 'unsubscribed',
      });
    });

    test('needs the words of the standard, so that an empty POST of a scanner does nothing', async () => {
      const reader = await confirmedReader(service, 'empty@example.com');
      const link = linkFor(service, 'unsubscribe', reader);
      const answer = await send(service, 'POST', link, {
        headers: { 'Content-Type': formType },
        body: '',
      });
      expect(answer.status).toBe(422);
      expect(await knownReader(service, 'empty@example.com')).toMatchObject({ state: 'active' });
    });

    test('works years later', async () => {
      const reader = await confirmedReader(service, 'years@example.com');
      const link = linkFor(service, 'unsubscribe', reader);
      service.clock.now += 9 * 365 * 24 * hour;
      const answer = await sendForm(service, link, { 'List-Unsubscribe': 'One-Click' });
      service.clock.now -= 9 * 365 * 24 * hour;
      expect(answer.status).toBe(200);
      expect(await knownReader(service, 'years@example.com')).toMatchObject({
        state: 'unsubscribed',
      });
    });
  });

  describe('nothing a link shows is changed', () => {
    test('by GET, HEAD or another method without a form', async () => {
      const reader = await confirmedReader(service, 'scanned@example.com');
      await subscribe(service, 'waiting@example.com');
      const waiting = await knownReader(service, 'waiting@example.com');
      const page = linkFor(service, 'preferences', reader);
      const links = [
        '/updates/subscribe?email=x@example.com',
        linkFor(service, 'confirm', waiting),
        linkFor(service, 'unsubscribe', reader),
        `${linkFor(service, 'unsubscribe', reader)}?List-Unsubscribe=One-Click`,
        page,
        ...['export', 'erase', 'withdraw'].map((name) => page.replace('preferences', name)),
        '/updates/outbox/',
      ];
      const before = await storeContents(service);
      for (const link of links)
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
          await send(service, method, link, { headers: { Origin: siteOrigin } });
      expect(await storeContents(service)).toBe(before);
    });
  });
});
