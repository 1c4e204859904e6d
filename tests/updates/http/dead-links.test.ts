import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { recordMailReport } from '../../../src/updates/inbound/recording.ts';
import { returnPath } from '../../../src/updates/inbound/return-path.ts';
import { postfixReport } from '../inbound/reports.ts';
import { eachStore } from '../set-up/each-store.ts';
import {
  confirmedReader,
  formType,
  knownReader,
  linkFor,
  listeningService,
  noLimits,
  send,
  sendForm,
  storeContents,
  subscribe,
} from '../set-up/listening-service.ts';
import type { ListeningService } from '../set-up/listening-service.ts';

const oneClick = { 'List-Unsubscribe': 'One-Click' };

eachStore('a link that leads nowhere any more', (fresh) => {
  let service: ListeningService;
  beforeAll(async () => {
    service = await listeningService({ store: await fresh(), limits: noLimits });
  });
  afterAll(() => service.close());

  /** Makes the store what a copy from before this reader came would be: their numbers are given out again. */
  async function asBefore(email: string): Promise<void> {
    const { db, kind } = service.store;
    const { id } = await knownReader(service, email);
    const { id: delivery } = await deliveryOf(id);
    await db.deleteFrom('deliveries').where('id', '>=', delivery).execute();
    await db.deleteFrom('subscribers').where('id', '>=', id).execute();
    for (const [table, next] of [
      ['subscribers', id],
      ['deliveries', delivery],
    ] as const) {
      const rewind =
        kind === 'sqlite'
          ? sql`update sqlite_sequence set seq = ${next - 1} where name = ${table}`
          : sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(next)}`;
      await rewind.execute(db);
    }
  }
  const deliveryOf = (subscriber: number) =>
    service.store.db
      .selectFrom('deliveries')
      .select('id')
      .where('subscriber_id', '=', subscriber)
      .executeTakeFirstOrThrow();

  test('after a restore shows, gives out and changes nobody else: it says it is from before', async () => {
    const early = await confirmedReader(service, 'early@example.com');
    await subscribe(service, 'between@example.com');
    const asked = await knownReader(service, 'between@example.com');
    const confirmation = linkFor(service, 'confirm', asked);
    await sendForm(service, confirmation, {});
    const between = await knownReader(service, 'between@example.com');
    const page = linkFor(service, 'preferences', between);
    const { id: delivery } = await deliveryOf(between.id);
    const bounces = returnPath(
      'bounces@onegoodweek.example',
      { id: delivery, publicId: between.public_id },
      service.secrets.linkKeys,
    );

    await asBefore('between@example.com');
    const late = await confirmedReader(service, 'late@example.com');
    expect(late.id).toBe(between.id);
    expect((await deliveryOf(late.id)).id).toBe(delivery);

    const before = await storeContents(service);
    const shown = [
      confirmation,
      page,
      page.replace('preferences', 'erase'),
      linkFor(service, 'unsubscribe', between),
    ];
    const pressed = [
      ...shown,
      ...['export', 'withdraw', 'resume'].map((name) => page.replace('preferences', name)),
    ];
    const answers = [
      ...(await Promise.all(shown.map((link) => send(service, 'GET', link)))),
      ...(await Promise.all(
        pressed.map((link) => sendForm(service, link, { ...oneClick, frequency: 'monthly' })),
      )),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(410);
      expect(body).toContain('This link is from before.');
      expect(body).not.toMatch(/l…@|late@/);
    }
    expect(
      await recordMailReport(service.store.db, postfixReport({ to: bounces }), {
        keys: service.secrets.linkKeys,
        now: service.clock.now,
      }),
    ).toMatchObject({ outcome: 'ignored' });
    expect(await storeContents(service)).toBe(before);
    expect((await send(service, 'GET', linkFor(service, 'preferences', early))).status).toBe(200);
  });

  test('says which part of it is wrong: cut, out of date, or ended by leaving, before the press', async () => {
    await subscribe(service, 'links@example.com');
    const link = linkFor(service, 'confirm', await knownReader(service, 'links@example.com'));
    for (const cut of [link.slice(0, -1), `${link}A`, link.replace(/.$/, '~')]) {
      const answer = await send(service, 'GET', cut);
      expect([answer.status, answer.body]).toEqual([
        404,
        expect.stringContaining('This link isn’t whole.'),
      ]);
      expect((await sendForm(service, cut, {})).status).toBe(404);
    }
    service.clock.now += 73 * 3_600_000;
    const late = await send(service, 'GET', link);
    service.clock.now -= 73 * 3_600_000;
    expect([late.status, late.body]).toEqual([
      410,
      expect.stringContaining('This link is out of date.'),
    ]);
    await sendForm(service, link, {});
    const reader = await knownReader(service, 'links@example.com');
    await sendForm(service, linkFor(service, 'unsubscribe', reader), oneClick);
    const left = await send(service, 'GET', link);
    expect([left.status, left.body]).toEqual([410, expect.stringContaining('You left since.')]);
    expect(left.body).toContain('href="/updates/subscribe"');
  });
});

describe('what isn’t asked as a page is asked', () => {
  let service: ListeningService;
  beforeAll(async () => {
    service = await listeningService({ limits: noLimits });
  });
  afterAll(() => service.close());

  test.each([
    ['PUT', '/updates/subscribe', 'GET, HEAD, POST'],
    ['DELETE', '/updates/preferences/x', 'GET, HEAD, POST'],
    ['GET', '/updates/export/x', 'POST'],
    ['PATCH', '/updates/unsubscribe/x', 'GET, HEAD, POST'],
    ['OPTIONS', '/updates/subscribe', 'GET, HEAD, POST'],
  ])('%s %s is told the methods', async (method, path, allowed) => {
    const answer = await send(service, method, path);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']?.split(', ').sort().join(', ')).toBe(allowed);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a broken multipart form is a bad request, and one that is too long is that', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const reader = await confirmedReader(service, 'broken@example.com');
    const link = linkFor(service, 'unsubscribe', reader);
    for (const body of ['', '--y\r\nnonsense', '--x\r\nContent-Disposition: form-data; name="a'])
      expect((await send(service, 'POST', link, { headers, body })).status, body).toBe(400);
    const long = await send(service, 'POST', link, {
      headers,
      body: Buffer.alloc(40_000, 'a'),
    });
    expect(long.status).toBe(413);
    expect(service.log).toEqual([]);
  });

  test('a form of another site is shown the way to ours', async () => {
    const answer = await send(service, 'POST', '/updates/subscribe', {
      headers: { 'Content-Type': formType, Origin: 'https://evil.example' },
      body: 'email=x@example.com',
    });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('<a href="/updates/subscribe">');
  });
});
