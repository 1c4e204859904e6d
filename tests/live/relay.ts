import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { ports } from './this-machine.ts';

/** A relay as providers run them: encrypted, with a password. It keeps what it takes. */
export interface Relay {
  readonly received: readonly {
    readonly to: string;
    readonly from: string;
    readonly raw: Buffer;
  }[];
  /** The address of a kind of reader's page in the newest mail to somebody. */
  linkTo(reader: string, purpose: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export async function startRelay(root: string): Promise<Relay> {
  const received: { to: string; from: string; raw: Buffer }[] = [];
  const server = new SMTPServer({
    key: readFileSync(join(root, 'tls/privkey.pem')),
    cert: readFileSync(join(root, 'tls/fullchain.pem')),
    disableReverseLookup: true,
    closeTimeout: 500,
    onAuth({ username, password }, _session, done) {
      const known = username === 'user' && password === 'password';
      done(known ? null : new Error('Wrong password'), known ? { user: username } : undefined);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        for (const { address } of envelope.rcptTo) {
          received.push({ to: address, from, raw: Buffer.concat(chunks) });
        }
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(ports.relay, '127.0.0.1', resolve));
  return {
    received,
    async linkTo(reader, purpose) {
      const mail = received.findLast(({ to }) => to === reader);
      if (!mail) return undefined;
      const { text = '' } = await PostalMime.parse(mail.raw);
      return new RegExp(`https://\\S+/${purpose}/[\\w.-]+`).exec(text)?.[0];
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
