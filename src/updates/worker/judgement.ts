import type { Claim, Settlement } from '../deliveries/ledger.ts';
import { isSurelyAboutUs, meaningOfRefusal } from '../deliveries/refusal-meaning.ts';
import { nextAttempt } from '../deliveries/backoff.ts';
import type { Outcome } from '../mail/transport.ts';

/** What an attempt means: for this delivery, and whether the whole issue has to stop for a person. */
export interface Judgement {
  settlement: Settlement;
  halt: string | null;
}

// The domain speaks for itself, not for this mail: shutting down, overloaded, or rate-limited.
const wholeDomain = /^421\b|^\d{3}[ -]4\.(?:3\.2|4\.5|7\.28)\b/;

/**
 * Decides what an attempt means. Whatever happened before the last bytes left is tried again; when
 * they left without an answer, nobody knows, and nothing is sent again. What the mail server holds against us
 * is never a reader's failure: it waits for a person.
 */
export function judge(claim: Claim, outcome: Outcome, now: number): Judgement {
  switch (outcome.kind) {
    case 'accepted':
      return { settlement: { state: 'sent', reply: outcome.reply }, halt: null };
    case 'unknown':
      return { settlement: { state: 'uncertain', reply: outcome.reason }, halt: null };
    case 'kept back':
      return { settlement: { state: 'queued' }, halt: null };
    case 'unsent':
      return { settlement: interrupted(claim, outcome.reason, now), halt: null };
    case 'refused':
      return refused(claim, outcome, now);
  }
}

function refused(
  claim: Claim,
  { code, what, reply }: Outcome & { kind: 'refused' },
  now: number,
): Judgement {
  if (code < 500 && what === 'sender')
    return { settlement: interrupted(claim, reply, now), halt: null };
  if (code < 500) {
    const nextAt = nextAttempt(failedOnce(claim), now);
    if (nextAt !== null)
      return {
        settlement: { state: 'deferred', reply, nextAt, pauseDomain: wholeDomain.test(reply) },
        halt: null,
      };
  }
  if (!isAboutUs(code, what, reply)) return { settlement: { state: 'failed', reply }, halt: null };
  if (claim.kind !== 'article' && claim.kind !== 'digest')
    // Whoever asks to subscribe gets an answer as soon as the mail server takes mail again, without a person.
    return { settlement: interrupted(claim, reply, now), halt: null };
  const surely = what === 'sender' || isSurelyAboutUs(reply);
  return {
    settlement: { state: 'refused', reply },
    halt: surely ? `The mail server refuses us: ${reply}` : null,
  };
}

/**
 * Whatever is held against the sender is ours, and so is what is held against the mail, which all readers get.
 * A "try later" that never ended is the reader's domain.
 */
function isAboutUs(code: number, what: 'sender' | 'recipient' | 'mail', reply: string): boolean {
  if (what === 'sender') return true;
  if (code < 500) return isSurelyAboutUs(reply);
  const meaning = meaningOfRefusal(reply);
  return meaning === 'us' || (what === 'mail' && meaning === 'unclear');
}

/** Soon at first, as a lost connection is often back at once; later as patiently as after a refusal. */
function interrupted(claim: Claim, reply: string, now: number): Settlement {
  const patient = nextAttempt(failedOnce(claim), now);
  if (patient === null) return { state: 'refused', reply };
  const nextAt = Math.min(patient, now + 1000 * 4 ** Math.min(claim.attempts, 10));
  return { state: 'deferred', reply, nextAt, pauseDomain: false };
}

function failedOnce(claim: Claim): { attempts: number; firstAttemptAt: number } {
  return { attempts: claim.attempts + 1, firstAttemptAt: claim.firstAttemptAt };
}
