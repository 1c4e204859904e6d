import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { GatedBody } from './gated-body.ts';
import type { Message } from './message.ts';
import { failure, withoutAnswer } from './smtp-outcome.ts';
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
      // The deadline below says it in our words; the library's own would come before it.
      connectionTimeout: 2 * patience.connecting,
      greetingTimeout: 2 * patience.connecting,
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
