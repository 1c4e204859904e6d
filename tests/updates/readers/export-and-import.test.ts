import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportedRows } from '../../../src/updates/reader-lists/export-readers.ts';
import { importReaders } from '../../../src/updates/reader-lists/import-readers.ts';
import { ownHead, ownLine } from '../../../src/updates/reader-lists/own-row.ts';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { suppressionReasons } from '../../../src/updates/readers/suppression.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import { eachStore } from '../set-up/each-store.ts';

const addressKey = Buffer.alloc(32, 3);
const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const time = moment.map((at) => new Date(at).toISOString());
const frequency = fc.constantFrom('each', 'weekly', 'monthly');
const hexadecimal = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const suppression = fc.record({ reason: fc.constantFrom(...suppressionReasons), at: moment });
// Line breaks, quotation marks, commas and other scripts included.
const wording = fc.string({ unit: 'grapheme', maxLength: 40 });

const reader = fc.record({
  name: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  public_id: hexadecimal(32),
  state: fc.constantFrom('pending', 'active', 'paused', 'unsubscribed'),
  frequency,
  token_epoch: fc.nat(1000),
  created_at: moment,
  confirmed_at: fc.option(moment),
  consent: fc.record({
    how: fc.constantFrom('form', 'import', 'operator'),
    wording,
    asked: time,
    confirmed: fc.option(time, { nil: undefined }),
  }),
  request: fc.option(fc.record({ frequency, wording, asked: time })),
  suppression: fc.option(suppression),
});
const list = fc.record({
  readers: fc.uniqueArray(reader, {
    maxLength: 12,
    selector: ({ name }) => name,
  }),
  strangers: fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{13}$/), suppression }), {
    maxLength: 6,
    selector: ({ name }) => name,
  }),
});

eachStore('exporting and importing', (fresh) => {
  let from: Store;
  let into: Store;
  beforeAll(async () => {
    from = await openStore(await fresh());
    into = await openStore(await fresh());
  });
  afterAll(async () => {
    await from.close();
    await into.close();
  });

  test('together give back every reader, suppression and consent just as they were, twice as well as once', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (people) => {
        await filledWith(from, people);
        await emptied(into);
        const file = await exported(from);
        const report = await imported(into, file);
        expect(report).toMatchObject({
          added: people.readers.length,
          known: 0,
          heldBack: 0,
          unconfirmed: 0,
          refused: [],
        });
        const suppressed = people.readers.filter((row) => row.suppression !== null).length;
        expect(report.left + report.suppressed).toBe(suppressed + people.strangers.length);
        expect(await contents(into)).toEqual(await contents(from));
        await imported(into, file);
        expect(await contents(into)).toEqual(await contents(from));
      }),
      { numRuns: 40 },
    );
  });

  test('call nobody active who bounced for good or complained', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (people) => {
        await filledWith(from, people);
        for await (const page of exportedRows(from.db, addressKey))
          for (const { state, suppressed } of page)
            if (suppressed === 'hard-bounce' || suppressed === 'complaint')
              expect(state).toBe('suppressed');
      }),
      { numRuns: 20 },
    );
  });

  test('say so when what keeps somebody out was made under another address key', async () => {
    await filledWith(from, {
      readers: [],
      strangers: [{ name: 'a'.repeat(13), suppression: { reason: 'erased', at: 5 } }],
    });
    await emptied(into);
    const file = await exported(from);
    const report = await imported(into, file, Buffer.alloc(32, 4));
    expect(report).toMatchObject({ added: 0, suppressed: 0 });
    expect(report.refused[0]?.sentence).toContain('secrets/address-key');
  });
});

type People = typeof list extends fc.Arbitrary<infer Value> ? Value : never;

async function filledWith(store: Store, { readers, strangers }: People): Promise<void> {
  await emptied(store);
  const suppressions = strangers.map((row) => ({
    email_key: emailKey(`${row.name}@example.com`, addressKey),
    ...row.suppression,
  }));
  for (const { name, suppression: held, consent, request, ...row } of readers) {
    const email = `${name}@example.com`;
    const email_key = emailKey(email, addressKey);
    if (held) suppressions.push({ email_key, ...held });
    await store.db
      .insertInto('subscribers')
      .values({
        ...(row as { state: 'active'; frequency: 'each' } & typeof row),
        email,
        email_key,
        consent: JSON.stringify(consent),
        request: request && JSON.stringify(request),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (suppressions.length > 0)
    await store.db.insertInto('suppressions').values(suppressions).execute();
}

async function emptied(store: Store): Promise<void> {
  await store.db.deleteFrom('subscribers').execute();
  await store.db.deleteFrom('suppressions').execute();
}

async function contents(store: Store) {
  const columns = [
    'email',
    'email_key',
    'public_id',
    'state',
    'frequency',
    'token_epoch',
    'created_at',
    'confirmed_at',
    'consent',
    'request',
  ] as const;
  const readers = await store.db.selectFrom('subscribers').select(columns).orderBy('id').execute();
  const suppressions = await store.db
    .selectFrom('suppressions')
    .selectAll()
    .orderBy('email_key')
    .execute();
  return { readers, suppressions };
}

async function exported(store: Store): Promise<string> {
  let file = ownHead;
  for await (const page of exportedRows(store.db, addressKey)) file += page.map(ownLine).join('');
  return file;
}

function imported(store: Store, file: string, key = addressKey) {
  const source = () => Readable.from([Buffer.from(file)]);
  return importReaders(store, source, { declared: null, addressKey: key, now: 1 });
}
