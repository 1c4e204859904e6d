import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail the sink has read to its end. Whether its answer arrived is another matter. */
export interface ReceivedMail {
  to: string;
  from: string;
  raw: string;
}

/** What the sink does with a mail; without any of these it takes it. */
export interface SinkBehaviour {
  /** A refusal of the recipient, such as "550 5.1.1 No such user". 421 ends the connection too. */
  recipient?: (address: string) => string | undefined;
  /** Where the connection is cut: at DATA, so that nothing is read; or at the end, before the answer. */
  cut?: (address: string) => 'before data' | 'before answer' | undefined;
  /** A refusal of whatever sender. */
  sender?: string;
  /** An answer to the mail in place of 250, such as "451 4.3.0 Try later". */
  mail?: (address: string) => string | undefined;
  /** How long the answer to a mail takes, in milliseconds. */
  answerAfter?: number;
  /** Whose mails are read to their end and never answered. */
  silent?: (address: string) => boolean;
  /** An answer to a password in place of letting it in, such as "535 5.7.8 Wrong password". */
  login?: string | undefined;
}

/** A real SMTP server that keeps every mail: the one witness of what was sent. */
export interface MailSink {
  port: number;
  received: ReceivedMail[];
  /** May be changed while it runs. */
  behaviour: SinkBehaviour;
  /** The number of connections open now. */
  connections(): number;
  /** How many mails each address got. */
  copies(): Map<string, number>;
  close(): Promise<void>;
}

export async function startMailSink(
  behaviour: SinkBehaviour = {},
  { port = 0, asksForPassword = false } = {},
): Promise<MailSink> {
  const sockets = new Set<Socket>();
  const received: ReceivedMail[] = [];
  const sink = { behaviour };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: asksForPassword ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    onAuth(_auth, _session, done) {
      if (sink.behaviour.login) done(answer(sink.behaviour.login));
      else done(null, { user: 'coach' });
    },
    disableReverseLookup: true,
    onMailFrom(_address, _session, done) {
      done(sink.behaviour.sender ? answer(sink.behaviour.sender) : null);
    },
    onRcptTo({ address }, session, done) {
      const refusal = sink.behaviour.recipient?.(address);
      if (!refusal) {
        if (sink.behaviour.cut?.(address) === 'before data') cut(session);
        done();
        return;
      }
      done(answer(refusal));
      if (refusal.startsWith('421')) setTimeout(() => cut(session), 5);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', () => undefined);
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const refusal = sink.behaviour.mail?.(to);
        if (refusal) {
          done(answer(refusal));
          return;
        }
        received.push({ to, from, raw: Buffer.concat(chunks).toString('latin1') });
        if (sink.behaviour.silent?.(to)) return;
        if (sink.behaviour.cut?.(to) === 'before answer') cut(session);
        else if (sink.behaviour.answerAfter) setTimeout(done, sink.behaviour.answerAfter);
        else done();
      });
    },
  });
  const cut = (session: { remotePort: number }): void => {
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
  };
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return Object.assign(sink, {
    port: address.port,
    received,
    connections: () => sockets.size,
    copies: () => {
      const counts = new Map<string, number>();
      for (const { to } of received) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
}

function answer(text: string): Error & { responseCode: number } {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) });
}
