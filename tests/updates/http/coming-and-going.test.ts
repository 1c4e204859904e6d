import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  consentWording,
  frequencyNames,
} from '../../../src/updates/readers/joining/consent-wording.ts';
import { usualLimits } from '../../../src/updates/readers/joining/limits.ts';
import { eachStore } from '../set-up/each-store.ts';
import {
  confirmedReader,
  knownReader,
  linkFor,
  listeningService,
  send,
  sendForm,
  subscribe,
} from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';

const oneClick = { 'List-Unsubscribe': 'One-Click' };
const many = { slow: 1_000_000, most: 1_000_000 };

eachStore('readers who come and go', (fresh) => {
  let service: ListeningService;
  beforeAll(async () => {
    const limits = { ...usualLimits, network: many, everybody: many };
    service = await listeningService({ store: await fresh(), limits });
  });
  afterAll(() => service.close());

  const confirmations = async (email: string): Promise<number> => {
    const { id } = await knownReader(service, email);
    const rows = await service.store.db
      .selectFrom('deliveries')
      .select('message_id')
      .where('subscriber_id', '=', id)
      .where('state', '=', 'queued')
      .execute();
    return rows.length;
  };
  const mailed = async (email: string): Promise<void> => {
    const { id } = await knownReader(service, email);
    await service.store.db
      .updateTable('deliveries')
      .set({ state: 'sent' })
      .where('subscriber_id', '=', id)
      .execute();
  };
  const leave = async (email: string) =>
    sendForm(service, linkFor(service, 'unsubscribe', await knownReader(service, email)), oneClick);

  test('agree to the very words of the form, and to the frequency it names', async () => {
    const form = await send(service, 'GET', '/updates/subscribe');
    expect(form.body).toContain(consentWording);
    for (const name of Object.values(frequencyNames)) expect(form.body).toContain(name);
    await subscribe(service, 'words@example.com', 1, { frequency: 'monthly' });
    const asked = await knownReader(service, 'words@example.com');
    const press = await send(service, 'GET', linkFor(service, 'confirm', asked));
    expect(press.body).toContain(consentWording);
    expect(press.body).toContain('Once a month');
    const { consent } = await confirmedReader(service, 'words@example.com');
    expect(JSON.parse(consent)).toMatchObject({ how: 'form', wording: consentWording });
  });

  test('can leave and come back on one day, and no stranger can use that to fill a mailbox', async () => {
    await confirmedReader(service, 'sameday@example.com');
    await mailed('sameday@example.com');
    await subscribe(service, 'sameday@example.com');
    expect(await confirmations('sameday@example.com')).toBe(0);
    await leave('sameday@example.com');
    await subscribe(service, 'sameday@example.com', 1, { frequency: 'weekly' });
    expect(await confirmations('sameday@example.com')).toBe(1);
    const left = await knownReader(service, 'sameday@example.com');
    expect(JSON.parse(left.consent)).toHaveProperty('left');
    const confirmed = await sendForm(service, linkFor(service, 'confirm', left), {});
    expect(confirmed.body).toContain('Once a week');
    expect(await knownReader(service, 'sameday@example.com')).toMatchObject({
      state: 'active',
      frequency: 'weekly',
    });
    await mailed('sameday@example.com');
    await leave('sameday@example.com');
    await subscribe(service, 'sameday@example.com');
    expect(await confirmations('sameday@example.com')).toBe(0);
  });

  test('can take a mistaken one-click back at once, as if nothing had happened', async () => {
    const before = await confirmedReader(service, 'mistake@example.com');
    const choices = linkFor(service, 'preferences', before);
    const goodbye = await leave('mistake@example.com');
    const back = /action="\.\.(\/return\/[\w.-]+)"/.exec(goodbye.body)?.[1] ?? '';
    expect(await knownReader(service, 'mistake@example.com')).toMatchObject({
      state: 'unsubscribed',
    });
    expect((await send(service, 'GET', `/updates${back}`)).status).toBe(405);
    const foreign = { Origin: 'https://evil.example' };
    expect((await sendForm(service, `/updates${back}`, {}, foreign)).status).toBe(403);
    expect((await sendForm(service, `/updates${back}`, {})).status).toBe(200);
    const { consent, ...row } = await knownReader(service, 'mistake@example.com');
    expect({ ...row, consent: before.consent }).toEqual(before);
    expect(JSON.parse(consent)).toMatchObject({ how: 'form', returned: expect.any(String) });
    expect((await send(service, 'GET', choices)).body).toContain('Your mails.');
    expect((await sendForm(service, `/updates${back}`, {})).status).toBe(410);
  });

  test('can’t take it back an hour later', async () => {
    const reader = await confirmedReader(service, 'late@example.com');
    const goodbye = await leave('late@example.com');
    const back = /action="\.\.(\/return\/[\w.-]+)"/.exec(goodbye.body)?.[1] ?? '';
    service.clock.now += 3_600_000;
    const again = await send(service, 'GET', linkFor(service, 'unsubscribe', reader));
    const returned = await sendForm(service, `/updates${back}`, {});
    service.clock.now -= 3_600_000;
    expect(again.body).toContain('Done. No more mails.');
    expect(again.body).not.toContain('/return/');
    expect(returned.status).toBe(410);
    expect(await knownReader(service, 'late@example.com')).toMatchObject({
      state: 'unsubscribed',
    });
  });

  test('are told that they left when they choose on a page that was open since before', async () => {
    const reader = await confirmedReader(service, 'open@example.com');
    const page = linkFor(service, 'preferences', reader);
    await leave('open@example.com');
    const answer = await sendForm(service, page, { frequency: 'monthly' });
    expect([answer.status, answer.body]).toEqual([
      409,
      expect.stringContaining('You left the list.'),
    ]);
    expect(await knownReader(service, 'open@example.com')).toMatchObject({ frequency: 'each' });
  });

  test('see that they are paused, and can go on', async () => {
    const reader = await confirmedReader(service, 'paused@example.com');
    await service.store.db
      .updateTable('subscribers')
      .set({ state: 'paused' })
      .where('id', '=', reader.id)
      .execute();
    const page = linkFor(service, 'preferences', reader);
    const shown = await send(service, 'GET', page);
    expect(shown.body).toContain('They are paused');
    const action = /action="\.\.(\/resume\/[\w.-]+)"/.exec(shown.body)?.[1] ?? '';
    service.clock.now += 5000;
    expect((await sendForm(service, `/updates${action}`, {})).status).toBe(200);
    expect(await knownReader(service, 'paused@example.com')).toMatchObject({
      state: 'active',
      confirmed_at: service.clock.now,
    });
    expect((await send(service, 'GET', page)).body).not.toContain('paused');
  });
});
