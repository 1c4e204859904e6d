import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBounceMailbox } from '../../../src/updates/inbound/mailbox.ts';
import { returnPath } from '../../../src/updates/inbound/return-path.ts';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store } from '../../../src/updates/store/open-store.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';
import { postfixReport } from './reports.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

const dovecot = '/usr/sbin/dovecot';
const missing =
  existsSync(dovecot) && process.getuid?.() === 0
    ? ''
    : ' (skipped: Debian’s dovecot-imapd isn’t installed here, or this isn’t root)';

let directory: string;
let store: Store;
let port: number;
let server: ReturnType<typeof spawn> | undefined;

beforeAll(async () => {
  if (missing) return;
  directory = temporaryFolder();
  chmodSync(directory, 0o755);
  store = await openStore({ kind: 'sqlite', file: join(directory, 'updates.sqlite') });
  port = await freePort();
  for (const folder of ['cur', 'new', 'tmp'])
    mkdirSync(join(directory, 'mail', folder), { recursive: true });
  execFileSync('chown', ['-R', 'mail:mail', join(directory, 'mail')]);
  writeFileSync(join(directory, 'users'), 'bounces:{PLAIN}secret word::::::\n');
  const configuration = `
base_dir = ${directory}/run
log_path = ${directory}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${directory}/mail
first_valid_uid = 1
default_internal_user = mail
default_login_user = mail
passdb {
  driver = passwd-file
  args = ${directory}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${directory}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
  writeFileSync(join(directory, 'dovecot.conf'), configuration);
  server = spawn(dovecot, ['-F', '-c', join(directory, 'dovecot.conf')], { stdio: 'ignore' });
  await until(() => answers(port), 10_000, 'dovecot');
});

afterAll(async () => {
  if (missing) return;
  server?.kill('SIGTERM');
  await new Promise((resolve) => server?.once('close', resolve));
  await store.close();
  removeFolder(directory);
});

test.skipIf(missing !== '')(
  `a mailbox of a real server is read once: bounces count, the rest is left alone${missing}`,
  async () => {
    const { linkKeys: keys } = readSecrets(directory, {});
    await addReaders(store, 2);
    await publish(store, manifestOf(), { now: 2 });
    await publish(store, manifestOf(article('bounced')), { now: 10 });
    const deliveries = await store.db
      .selectFrom('deliveries')
      .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
      .select(['deliveries.id', 'subscribers.public_id as publicId'])
      .orderBy('deliveries.id')
      .execute();
    const [first, second] = deliveries.map((delivery) =>
      returnPath('bounces@example.com', delivery, keys),
    );
    const unmarked = `From: Mail Delivery System <MAILER-DAEMON@old.example>\r\nTo: ${second}\r\nSubject: Undelivered mail\r\n\r\nWe could not deliver your mail: mailbox is full.\r\n`;
    const note = `From: reader-2@readers.example\r\nTo: ${second}\r\nSubject: Out of office\r\n\r\nBack on Monday.\r\n`;
    const mails = [postfixReport({ to: first ?? '' }), Buffer.from(unmarked), Buffer.from(note)];
    for (const [place, mail] of mails.entries()) {
      const file = join(directory, 'mail', 'new', `${place + 1}.here`);
      writeFileSync(file, mail);
      execFileSync('chown', ['mail:mail', file]);
    }
    const address = `imap://bounces:${encodeURIComponent('secret word')}@127.0.0.1:${port}/INBOX`;
    const recorded = await readBounceMailbox(store.db, address, { keys, now: 1000 });
    expect(recorded.map(({ outcome }) => outcome)).toEqual(['suppressed', 'counted', 'ignored']);
    expect(await readBounceMailbox(store.db, address, { keys, now: 2000 })).toEqual([]);
    expect(readdirSync(join(directory, 'mail', 'cur'))).toHaveLength(3);
    await expect(
      readBounceMailbox(store.db, address.replace('secret', 'wrong'), { keys, now: 3000 }),
    ).rejects.toThrow();
  },
);

function answers(where: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(where, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.unref();
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
