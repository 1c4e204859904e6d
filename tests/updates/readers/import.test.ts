import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { importReaders } from '../../../src/updates/reader-lists/import-readers.ts';
import { suppress } from '../../../src/updates/readers/suppression.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import { dangerousAddresses } from './dangerous-addresses.ts';
import { eachStore } from '../set-up/each-store.ts';

const terms = {
  declared: 'form on the old blog',
  addressKey: Buffer.alloc(32, 3),
  now: 1_700_000_000_000,
};
const nothing = {
  added: 0,
  known: 0,
  heldBack: 0,
  left: 0,
  suppressed: 0,
  unconfirmed: 0,
  refused: [],
};
const keyOf = (email: string): string => emailKey(email, terms.addressKey);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const many = 2 * Number(process.env['UPDATES_TEST_READERS'] ?? 1000);

eachStore('importing', (fresh) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await fresh());
  });
  afterAll(() => store.close());

  const take = (text: string | Buffer) =>
    importReaders(store, () => Readable.from([Buffer.from(text)]), terms);
  const reader = (email: string) =>
    store.db
      .selectFrom('subscribers')
      .selectAll()
      .where('email_key', '=', keyOf(email))
      .executeTakeFirst();

  test('takes readers in with the operator’s word for their consent, and twice adds nothing', async () => {
    const file =
      '\ufeffName,E-Mail,Frequency\r\nDana,"Dana@Example.com",weekly\r\nSam,sam@example.com,\r\n\r\nDana again,dana@example.com,each\r\n';
    expect(await take(file)).toEqual({ ...nothing, added: 2, known: 1 });
    expect(await reader('dana@example.com')).toMatchObject({
      email: 'Dana@example.com',
      state: 'active',
      frequency: 'weekly',
      confirmed_at: terms.now,
    });
    expect(JSON.parse((await reader('sam@example.com'))?.consent ?? '')).toEqual({
      how: 'import',
      wording: terms.declared,
      asked: new Date(terms.now).toISOString(),
    });
    expect(await take(file)).toEqual({ ...nothing, known: 3 });
    expect(await reader('dana@example.com')).toMatchObject({ frequency: 'weekly' });
  });

  test('keeps out who bounced, complained, left elsewhere or was erased', async () => {
    for (const reason of ['hard-bounce', 'complaint', 'erased'] as const)
      await suppress(store.db, keyOf(`${reason}@example.org`), reason, 1);
    const left = await take('email,state\nleft@example.org,unsubscribed\n');
    expect(left).toMatchObject({ added: 0, left: 1 });
    const report = await take(
      'email\nHard-Bounce@example.org\ncomplaint@example.org\nerased@example.org\nleft@example.org\n',
    );
    expect(report).toMatchObject({ added: 0, heldBack: 4, refused: [] });
    for (const name of ['hard-bounce', 'complaint', 'erased', 'left'])
      expect(await reader(`${name}@example.org`)).toBeUndefined();
  });

  test('reports each row that can’t be used as a sentence with its line, and takes the others', async () => {
    const report = await take(
      [
        'email,frequency,state',
        'good@example.net,,',
        'no-at,,',
        'daily@example.net,daily,',
        'waiting@example.net,,pending',
        ',,',
        '"wide',
        'line@example.net",,',
        'last@example.net,,',
      ].join('\n'),
    );
    expect(report.added).toBe(2);
    expect(report.refused.map(({ line }) => line)).toEqual([3, 4, 6, 8]);
    for (const { sentence } of report.refused) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
    expect(report.refused[1]?.sentence).toContain('"daily"');
    expect(report.unconfirmed).toBe(1);
    expect(await reader('waiting@example.net')).toBeUndefined();
    expect(await reader('last@example.net')).toBeDefined();
  });

  test('refuses all dangerous text, and stores none of it', async () => {
    const before = await store.db.selectFrom('subscribers').select('email').execute();
    const rows = dangerousAddresses.filter(({ text }) => text.trim() !== '');
    const report = await take(
      ['email,name', ...rows.map(({ text }) => `${quoted(text)},x`)].join('\n'),
    );
    expect(report).toMatchObject({ added: 0, known: 0 });
    expect(report.refused).toHaveLength(rows.length);
    expect(await store.db.selectFrom('subscribers').select('email').execute()).toEqual(before);
  });

  test('says which columns a file has when none holds addresses', async () => {
    await expect(take('name,town\nDana,Here\n')).rejects.toThrow(
      '"name", "town": one of them has to be "email"',
    );
  });

  test.each([
    [
      'ends inside a quotation',
      'email\nbefore@example.info\n"open@example.info\nafter@example.info\n',
      4,
    ],
    [
      'has a stray quotation mark',
      'email\nbefore@example.info\nx"y@example.info\nafter@example.info\n',
      3,
    ],
    [
      'has a row longer than any',
      `email\nbefore@example.info\n${'a'.repeat(300 * 1024)}@example.info\n`,
      3,
    ],
  ])('says where a file %s, and takes none of it', async (_, file, line) => {
    await expect(take(file)).rejects.toThrow(`Line ${line} can't be read as CSV`);
    expect(await reader('before@example.info')).toBeUndefined();
  });

  // As these systems write them, with one person who may be mailed and others who may not.
  test.each([
    [
      'listmonk',
      'uuid,email,name,attributes,status,created_at,updated_at',
      ['1,ok@listmonk.example,Dana,{},enabled,2024-01-01,2024-01-01'],
      [
        '2,off@listmonk.example,Sam,{},disabled,2024-01-01,2024-01-01',
        '3,block@listmonk.example,Kim,{},blocklisted,2024-01-01,2024-01-01',
      ],
      { left: 2 },
    ],
    [
      'Ghost',
      'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers',
      ['1,ok@ghost.example,Dana,,true,false,,2024-01-01T00:00:00.000Z,,,'],
      [
        '2,off@ghost.example,Sam,,false,false,,2024-01-01T00:00:00.000Z,,,',
        '3,gone@ghost.example,Kim,,true,false,,2024-01-01T00:00:00.000Z,2025-01-01T00:00:00.000Z,,',
      ],
      { left: 2 },
    ],
    [
      'Mailchimp, cleaned',
      '"Email Address","First Name",MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE',
      ['ok@cleaned.example,Dana,2,2020-01-01 10:00:00,2020-01-01 10:00:00,,'],
      [
        'bad@cleaned.example,Sam,2,2020-01-01 10:00:00,2020-01-01 10:00:00,2021-01-01 10:00:00,June',
      ],
      { suppressed: 1 },
    ],
    [
      'Mailchimp, unsubscribed',
      '"Email Address",OPTIN_TIME,UNSUB_TIME,UNSUB_REASON',
      ['ok@unsub.example,2020-01-01 10:00:00,,'],
      [
        'off@unsub.example,2020-01-01 10:00:00,2021-01-01 10:00:00,"N/A (Unsubscribed by an admin)"',
      ],
      { left: 1 },
    ],
    [
      'Mailchimp, all together',
      '"Email Address","Email Marketing Status"',
      ['ok@together.example,Subscribed'],
      [
        'off@together.example,Unsubscribed',
        'bad@together.example,Cleaned',
        'never@together.example,Non-Subscribed',
      ],
      { left: 1, suppressed: 1, unconfirmed: 1 },
    ],
    [
      'Buttondown',
      'email,notes,metadata,tags,type,creation_date,unsubscription_date',
      ['ok@buttondown.example,,,,regular,2024-01-01,'],
      [
        'off@buttondown.example,,,,unsubscribed,2024-01-01,2025-01-01',
        'new@buttondown.example,,,,unactivated,2024-01-01,',
        'bad@buttondown.example,,,,undeliverable,2024-01-01,',
        'spam@buttondown.example,,,,complained,2024-01-01,',
      ],
      { left: 1, unconfirmed: 1, suppressed: 2 },
    ],
    [
      'Substack',
      'email,active_subscription,expiry,plan,email_disabled,created_at',
      ['ok@substack.example,false,,other,false,2024-01-01'],
      ['off@substack.example,false,,other,true,2024-01-01'],
      { left: 1 },
    ],
    [
      'somebody who stands in it twice',
      'email,status',
      ['ok@twice.example,active'],
      ['off@twice.example,active', 'OFF@twice.example,unsubscribed'],
      { left: 1, heldBack: 1 },
    ],
  ])('keeps out who may not be mailed in a list of %s', async (_, head, good, bad, counts) => {
    const report = await take([head, ...bad.slice(0, 1), ...good, ...bad.slice(1)].join('\n'));
    expect(report).toEqual({ ...nothing, added: good.length, ...counts });
    for (const row of [...good, ...bad]) {
      const email = /[^,]+@[^,]+/.exec(row)?.[0] ?? '';
      const found = await reader(email);
      expect(found?.state, row).toBe(good.includes(row) ? 'active' : undefined);
    }
    const again = await take(`email\n${bad.map((row) => /[^,]+@[^,]+/.exec(row)?.[0]).join('\n')}`);
    expect(again.added).toBe('unconfirmed' in counts ? counts.unconfirmed : 0);
  });

  test.each([
    [
      'email,status',
      'a@known.example,active\nb@known.example,zombie',
      'Line 3: the column "status" says "zombie"',
    ],
    ['email,subscribed_to_emails', 'a@known.example,perhaps', 'says "perhaps"'],
    ['email,State', 'a@known.example,CA', 'rename the column if it is about something else'],
    [
      'email,status,status',
      'a@known.example,active,unsubscribed',
      'Two columns are called "status"',
    ],
  ])(
    'refuses a file with %s whose words aren’t known, and takes none of it',
    async (head, rows, sentence) => {
      await expect(take(`${head}\n${rows}\n`)).rejects.toThrow(sentence);
      expect(await reader('a@known.example')).toBeUndefined();
    },
  );

  test('wants to know how the readers of another list agreed', async () => {
    const source = () => Readable.from([Buffer.from('email\nsilent@example.biz\n')]);
    await expect(importReaders(store, source, { ...terms, declared: null })).rejects.toThrow(
      /how and when these readers agreed/,
    );
    expect(await reader('silent@example.biz')).toBeUndefined();
  });

  test(`takes ${many} rows in batches`, async () => {
    const rows = Array.from({ length: many }, (_, row) => `many${row}@example.com\n`);
    let read = 0;
    const source = () =>
      Readable.from(
        (function* () {
          yield Buffer.from('email\n');
          for (let row = 0; row < rows.length; row += 1000)
            yield Buffer.from(rows.slice(row, row + 1000).join(''));
        })(),
      );
    const report = await importReaders(store, source, {
      ...terms,
      read: (bytes) => (read = bytes),
    });
    expect(report).toMatchObject({ added: many, refused: [] });
    expect(read).toBe(2 * (6 + rows.join('').length));
  });
});
