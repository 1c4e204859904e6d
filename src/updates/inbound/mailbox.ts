import type { LinkKeys } from '../readers/links/signed-links.ts';
import type { Database } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { recordMailReport } from './recording.ts';
import type { Recorded } from './recording.ts';

const mostAtOnce = 500;
const largest = 10 * 1024 * 1024;

/**
 * Reads the unread mail of a mailbox as bounces and complaints, and marks what it has taken as read; nothing is deleted. A
 * message that can't be stored stays unread.
 * @param address `imaps://user:password@host:port/folder`; with `imap://` the connection is upgraded to TLS where the
 * server can.
 * @returns what became of each message.
 * @throws when the mailbox can't be reached or opened.
 */
export async function readBounceMailbox(
  database: Database,
  address: string,
  { keys, now }: { keys: LinkKeys; now: Moment },
): Promise<Recorded[]> {
  // Few installations read a mailbox; every process would load the library.
  const { ImapFlow } = await import('imapflow');
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  const client = new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: 60_000,
  });
  // A connection that breaks rejects what waits for it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
    const lock = await client.getMailboxLock(folder);
    try {
      const unread = (await client.search({ seen: false }, { uid: true })) || [];
      const recorded: Recorded[] = [];
      for (const uid of unread.slice(0, mostAtOnce)) {
        const message = await client.fetchOne(
          String(uid),
          { source: { maxLength: largest } },
          { uid: true },
        );
        if (!message || !message.source) continue;
        recorded.push(await recordMailReport(database, message.source, { keys, now }));
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      }
      return recorded;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}
