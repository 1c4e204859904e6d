import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer/lib/errors';
import type { Message } from './message.ts';
import type { Channel, Gate, Outcome, Transport } from './transport.ts';

// Many servers end a connection after about this many mails; ending it ourselves loses none.
const mailsPerConnection = 100;
const connectionTimeout = 30_000;
// RFC 5321 lets a server take ten minutes to answer the end of a mail.
const replyTimeout = 10 * 60_000;

/**
 * Sends through an SMTP relay. The library's connection is used, not its pool: the pool sends a mail
 * again by itself, and doesn't say on which side of the last bytes a failure was.
 * @param smtp.url `smtp://user:password@host:port` or `smtps://…`.
 */
export function smtpTransport(smtp: { url: string; requireTls: boolean }): Transport {
  const url = new URL(smtp.url);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return async () => {
    const connection = new SMTPConnection({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: smtp.requireTls && !secure,
      connectionTimeout,
      socketTimeout: replyTimeout,
      socketCloseTimeout: 1000,
    });
    await connected(connection);
    try {
      if (user) await loggedIn(connection, { user, pass: decodeURIComponent(url.password) });
    } catch (error) {
      connection.close();
      throw error;
    }
    return new SmtpChannel(connection);
  };
}

class SmtpChannel implements Channel {
  private readonly connection: SMTPConnection;
  private sent = 0;
  private ended = false;

  constructor(connection: SMTPConnection) {
    this.connection = connection;
    // An error with no mail under way only means that this connection is over.
    connection.on('error', () => {
      this.ended = true;
    });
    connection.on('end', () => {
      this.ended = true;
    });
  }

  usable(): boolean {
    return !this.ended && this.sent < mailsPerConnection;
  }

  close(): void {
    if (this.ended) return;
    this.ended = true;
    this.connection.quit();
    this.connection.close();
  }

  async send(message: Message, gate: Gate): Promise<Outcome> {
    this.sent += 1;
    const body = new GatedBody(message.bytes, gate);
    const envelope = {
      from: message.envelope.from,
      // A list of one: a string would be read as a list of addresses.
      to: [{ address: message.envelope.to }],
      size: message.bytes.length,
    };
    const outcome = await new Promise<Outcome>((resolve) => {
      this.connection.send(envelope, body, (error, info) => {
        if (error) resolve(failure(error, body));
        else resolve({ kind: 'accepted', reply: info?.response ?? '' });
      });
    });
    body.destroy();
    if (outcome.kind === 'refused' && !body.started) await this.reset();
    else if (outcome.kind !== 'accepted' && !(outcome.kind === 'refused' && body.ended)) {
      // In the middle of a mail nothing else can be said on this connection.
      this.ended = true;
      this.connection.close();
    }
    return outcome;
  }

  private async reset(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.connection.reset((error) => {
        if (error) {
          this.ended = true;
          this.connection.close();
        }
        resolve();
      });
    });
  }
}

/**
 * The mail's bytes, with their end held back. SMTP takes a mail as given when its end is read, so all
 * but the end may travel while the marker is written; the end follows only when the gate says so.
 */
class GatedBody extends Readable {
  /** Something was asked for: the server agreed to take a mail. */
  started = false;
  /** The end has been let go: from here on, no answer means that nobody knows. */
  ended = false;
  private readonly bytes: Buffer;
  private readonly gate: Gate;

  constructor(bytes: Buffer, gate: Gate) {
    super();
    this.bytes = bytes;
    this.gate = gate;
  }

  override _read(): void {
    if (this.started) return;
    this.started = true;
    this.push(this.bytes);
    this.gate().then(
      (open) => {
        if (this.destroyed) return;
        if (!open) {
          this.destroy(new Error('This delivery is no longer ours.'));
          return;
        }
        this.ended = true;
        this.push(null);
      },
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }
}

function failure(error: NodemailerError, body: GatedBody): Outcome {
  const reply = error.response ?? error.message;
  const answered = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (answered && error.responseCode !== undefined && error.responseCode >= 400) {
    return { kind: 'refused', code: error.responseCode, what: refusedPart(error.command), reply };
  }
  // With pipelining, a 421 to the recipient comes as the end of the connection.
  if (error.responseCode === 421 && !body.started) {
    return { kind: 'refused', code: 421, what: 'recipient', reply };
  }
  if (body.ended) return { kind: 'unknown', reason: error.message };
  return { kind: 'unsent', reason: error.message };
}

function refusedPart(command: string | undefined): 'sender' | 'recipient' | 'mail' {
  if (command === 'MAIL FROM') return 'sender';
  return command === 'RCPT TO' ? 'recipient' : 'mail';
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    connection.once('error', failed);
    connection.connect((error) => {
      connection.off('error', failed);
      if (error) reject(error);
      else resolve();
    });
  });
}

function loggedIn(
  connection: SMTPConnection,
  credentials: { user: string; pass: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    connection.once('error', failed);
    connection.login(credentials, (error) => {
      connection.off('error', failed);
      if (error) reject(error);
      else resolve();
    });
  });
}
