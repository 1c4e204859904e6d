import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { readersInPages } from '../../../src/updates/readers/reader-export.ts';
import { importReaders } from '../../../src/updates/readers/reader-import.ts';
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
const keyOf = (email: string): string => emailKey(email, terms.addressKey);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

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
    expect(await take(file)).toEqual({ added: 2, known: 1, heldBack: 0, left: 0, refused: [] });
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
    expect(await take(file)).toEqual({ added: 0, known: 3, heldBack: 0, left: 0, refused: [] });
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
    expect(report.refused.map(({ line }) => line)).toEqual([3, 4, 5, 6, 8]);
    for (const { sentence } of report.refused) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
    expect(report.refused[1]?.sentence).toContain('"daily"');
    expect(report.refused[2]?.sentence).toContain('"pending"');
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

  test('takes what export wrote, in another store, with the same readers', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'updates-import-'));
    const other = await openStore({ kind: 'sqlite', file: join(directory, 'other.sqlite') });
    const lines = ['email,frequency,state'];
    for await (const page of readersInPages(store.db))
      lines.push(...page.map(({ email, frequency, state }) => `${email},${frequency},${state}`));
    const report = await importReaders(
      other,
      () => Readable.from([Buffer.from(lines.join('\n'))]),
      terms,
    );
    expect(report).toMatchObject({ added: lines.length - 1, refused: [] });
    await other.close();
    rmSync(directory, { recursive: true });
  });

  test('takes 20,000 rows in batches', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `many${row}@example.com\n`);
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
    expect(report).toMatchObject({ added: 20_000, refused: [] });
    expect(read).toBe(2 * (6 + rows.join('').length));
  });
});
