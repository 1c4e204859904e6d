import type { NodemailerError } from 'nodemailer/lib/errors';
import type { GatedBody } from './gated-body.ts';
import type { Outcome } from './transport.ts';

/** What an error of the library says became of a mail. */
export function failure(error: NodemailerError, body: GatedBody): Outcome {
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

/** What became of a mail that was cut off without an answer. */
export function withoutAnswer(reason: string, { ended, keptBack }: GatedBody): Outcome {
  if (ended) return { kind: 'unknown', reason };
  return keptBack ? { kind: 'kept back' } : { kind: 'unsent', reason };
}

function refusedPart(command: string | undefined): 'sender' | 'recipient' | 'mail' {
  if (command === 'MAIL FROM') return 'sender';
  return command === 'RCPT TO' ? 'recipient' : 'mail';
}
