import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { readSettings, settingNames } from '../../../src/updates/settings.ts';
import { temporaryFolder } from '../set-up/temporary-folder.ts';

describe('settings', () => {
  test('need nothing: a file as store, an outbox in place of a relay, 15 minutes of hold', () => {
    expect(readSettings({})).toMatchObject({
      serviceUrl: 'https://onegoodweek.example/updates/',
      store: { kind: 'sqlite', file: 'var/updates.sqlite' },
      smtp: null,
      hold: 900_000,
      from: 'dana@onegoodweek.example',
    });
  });

  test('an empty variable counts as absent', () => {
    expect(readSettings({ SMTP_URL: '', UPDATES_HOLD_MINUTES: '' })).toMatchObject({
      smtp: null,
      hold: 900_000,
    });
  });

  test('TLS is wanted unless it is given up by name', () => {
    const url = 'smtp://relay.example:587';
    expect(readSettings({ SMTP_URL: url }).smtp).toEqual({ url, requireTls: true });
    expect(readSettings({ SMTP_URL: url, SMTP_WITHOUT_TLS: 'yes' }).smtp?.requireTls).toBe(false);
  });

  test.each([
    ['SMTP_URL', 'relay.example:s3cret', 'write "smtp://user:password@host:587"'],
    ['DATABASE_URL', 'mysql://me:s3cret@host/db', 'write "postgres://user:password@host/database"'],
  ])('%s is refused without showing the password in it', (name, value, sentence) => {
    const read = (): unknown => readSettings({ [name]: value });
    expect(read).toThrow(`"${name}"`);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow('s3cret');
  });

  test.each([
    ['UPDATES_HOLD_MINUTES', '-1', 'write a whole number from 0 to 1440'],
    ['UPDATES_HOLD_MINUTES', '9999', 'write a whole number from 0 to 1440'],
    ['UPDATES_URL', 'https://example.com/updates', 'end the address with "/"'],
    ['MAIL_FROM', 'Dana <dana@example.com>', 'write one address such as'],
    ['MAIL_FROM', 'a@example.com,b@example.com', 'write one address such as'],
    ['SMTP_WITHOUT_TLS', 'true', 'write "yes" or "no"'],
  ])('%s as %j is refused with a sentence that names it', (name, value, sentence) => {
    const read = (): unknown => readSettings({ [name]: value });
    expect(read).toThrow(`"${name}" is ${JSON.stringify(value)}`);
    expect(read).toThrow(sentence);
  });
});

describe('secrets', () => {
  const directory = temporaryFolder();
  afterAll(() => rmSync(directory, { recursive: true }));

  test('are made on the first run, readable by their owner alone, and stay', () => {
    const first = readSecrets(directory, {});
    for (const file of ['link-keys', 'address-key']) {
      expect(statSync(join(directory, 'secrets', file)).mode & 0o777).toBe(0o600);
    }
    expect(readSecrets(directory, {})).toEqual(first);
    expect(first.linkKeys[0].key).not.toEqual(first.addressKey);
  });

  test('a new line on top rotates the link key, and the older one still verifies', () => {
    const before = readSecrets(directory, {});
    const file = join(directory, 'secrets', 'link-keys');
    writeFileSync(file, `${'ab'.repeat(32)}\n${readFileSync(file, 'utf8')}`);
    const after = readSecrets(directory, {});
    expect(after.linkKeys.map(({ id }) => id)).toEqual(['abab', before.linkKeys[0].id]);
  });

  test('the environment wins, and a key that can’t be used is refused without being shown', () => {
    const variables = { UPDATES_LINK_KEYS: 'cd'.repeat(32), UPDATES_ADDRESS_KEY: 'ef'.repeat(32) };
    expect(readSecrets(directory, variables).linkKeys[0].id).toBe('cdcd');
    const short = 'secret-but-short';
    const read = (): unknown => readSecrets(directory, { ...variables, UPDATES_LINK_KEYS: short });
    expect(read).toThrow("UPDATES_LINK_KEYS can't be used: a key is 64 hexadecimal digits");
    expect(read).not.toThrow(short);
  });
});

test('every setting stands in the table of DEPLOYMENT.md, and nothing else does', () => {
  const text = readFileSync('src/updates/DEPLOYMENT.md', 'utf8');
  const table = text.slice(text.indexOf('| variable'), text.indexOf('To change the link key'));
  const listed = table
    .split('\n')
    .flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z_]+/g) ?? []);
  const elsewhere = ['SITE_URL', 'UPDATES_LINK_KEYS', 'UPDATES_ADDRESS_KEY'];
  expect(listed.sort()).toEqual([...settingNames, ...elsewhere].sort());
});
