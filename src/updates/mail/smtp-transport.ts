import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer/lib/errors';
import type { Message } from './message.ts';
import type { Channel, Gate, Outcome, Transport } from './transport.ts';

// Many servers end a connection after about this many mails; ending it ourselves loses none.
const mailsPerConnection = 100;

/** How long a mail server may be silent, in milliseconds. */
export interface Patience {
  /** From opening the connection until it has let us in. */
  connecting: number;
  /** From a mail's beginning until its last bytes leave. */
  beforeEnd: number;
  /** For the answer to a whole mail. */
  afterEnd: number;
}

// RFC 5321 lets a server take ten minutes to answer the end of a mail.
const usualPatience: Patience = { connecting: 45_000, beforeEnd: 60_000, afterEnd: 10 * 60_000 };

/**
 * Sends through an SMTP relay. The library's connection is used, not its pool: the pool sends a mail
 * again by itself, and doesn't say on which side of the last bytes a failure was.
 * @param smtp.url `smtp://user:password@host:port` or `smtps://…`.
 */
export function smtpTransport(
  smtp: { url: string; requireTls: boolean },
  patience: Patience = usualPatience,
): Transport {
  const url = new URL(smtp.url);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return async (signal) => {
    const connection = new SMTPConnection({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: smtp.requireTls && !secure,
      connectionTimeout: patience.connecting,
      socketTimeout: 2 * patience.afterEnd,
      socketCloseTimeout: 1000,
    });
    const deadline = AbortSignal.timeout(patience.connecting);
    try {
      await letIn(connection, user, decodeURIComponent(url.password), [signal, deadline]);
    } catch (error) {
      connection.on('error', () => undefined);
      connection.close();
      if (!deadline.aborted || signal.aborted) throw error;
      throw new Error(
        `${url.host} was silent for ${Math.round(patience.connecting / 1000)} seconds`,
        { cause: error },
      );
    }
    return new SmtpChannel(connection, patience);
  };
}

class SmtpChannel implements Channel {
  private readonly connection: SMTPConnection;
  private readonly patience: Patience;
  private sent = 0;
  private ended = false;
  /** Ends the mail under way. */
  private cutOff: ((reason: string) => void) | null = null;

  constructor(connection: SMTPConnection, patience: Patience) {
    this.connection = connection;
    this.patience = patience;
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
    if (this.cutOff) this.cutOff('The sending process ended before the mail server answered.');
    else this.connection.quit();
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
    const outcome = await this.outcomeOf(envelope, body);
    body.destroy();
    if (outcome.kind === 'refused' && !body.started && !this.ended) await this.reset();
    else if (outcome.kind !== 'accepted' && !(outcome.kind === 'refused' && body.ended)) {
      // In the middle of a mail nothing else can be said on this connection.
      this.ended = true;
      this.connection.close();
    }
    return outcome;
  }

  private outcomeOf(envelope: Envelope, body: GatedBody): Promise<Outcome> {
    const { beforeEnd, afterEnd } = this.patience;
    return new Promise<Outcome>((resolve) => {
      const silent = (milliseconds: number) => () =>
        this.cutOff?.(`The mail server was silent for ${Math.round(milliseconds / 1000)} seconds.`);
      let timer = setTimeout(silent(beforeEnd), beforeEnd);
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        this.cutOff = null;
        resolve(outcome);
      };
      body.onEnd = () => {
        clearTimeout(timer);
        timer = setTimeout(silent(afterEnd), afterEnd);
      };
      this.cutOff = (reason) => {
        const outcome = withoutAnswer(reason, body);
        // From here on its end can't leave any more.
        body.destroy();
        settle(outcome);
      };
      this.connection.send(envelope, body, (error, info) => {
        if (error) settle(failure(error, body));
        else settle({ kind: 'accepted', reply: info?.response ?? '' });
      });
    });
  }

  private async reset(): Promise<void> {
    await new Promise<void>((resolve) => {
      const over = (): void => {
        this.ended = true;
        this.connection.close();
        resolve();
      };
      const timer = setTimeout(over, this.patience.beforeEnd);
      this.connection.reset((error) => {
        clearTimeout(timer);
        if (error) over();
        else resolve();
      });
    });
  }
}

interface Envelope {
  from: string;
  to: { address: string }[];
  size: number;
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
  /** The gate stayed shut. */
  keptBack = false;
  onEnd: () => void = () => undefined;
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
          this.keptBack = true;
          this.destroy(new Error('This delivery is no longer ours.'));
          return;
        }
        this.ended = true;
        this.onEnd();
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
  return withoutAnswer(error.message, body);
}

function withoutAnswer(reason: string, { ended, keptBack }: GatedBody): Outcome {
  if (ended) return { kind: 'unknown', reason };
  return keptBack ? { kind: 'kept back' } : { kind: 'unsent', reason };
}

function refusedPart(command: string | undefined): 'sender' | 'recipient' | 'mail' {
  if (command === 'MAIL FROM') return 'sender';
  return command === 'RCPT TO' ? 'recipient' : 'mail';
}

/** Connects, and logs in where there is a user. @throws when the server says no, or a signal aborts. */
function letIn(
  connection: SMTPConnection,
  user: string,
  pass: string,
  signals: readonly AbortSignal[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => {
      connection.off('error', done);
      if (error) reject(error);
      else resolve();
    };
    const signal = AbortSignal.any([...signals]);
    if (signal.aborted) return done(new Error('The worker ends.'));
    signal.addEventListener('abort', () => done(new Error('The mail server was silent.')), {
      once: true,
    });
    connection.once('error', done);
    connection.connect((error) => {
      if (error || !user) done(error);
      else connection.login({ user, pass }, done);
    });
  });
}
