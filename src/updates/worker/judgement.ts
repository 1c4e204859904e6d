import type { Claim, Settlement } from '../deliveries/ledger.ts';
import { nextAttempt } from '../deliveries/retry.ts';
import type { Outcome } from '../mail/transport.ts';

/** What an attempt means: for this delivery, and whether the whole issue has to stop for a person. */
export interface Judgement {
  settlement: Settlement;
  halt: string | null;
}

// The address or its domain doesn't exist (RFC 3463): it is never mailed again.
const noSuchAddress = /^\d{3}[ -]5\.1\.(?:1|2|3|6|10)\b/;
// The domain speaks for itself, not for this mail: shutting down, overloaded, or rate-limited.
const wholeDomain = /^421\b|^\d{3}[ -]4\.(?:3\.2|4\.5|7\.28)\b/;

/**
 * Decides what an attempt means. Whatever happened before the last bytes left is tried again; when
 * they left without an answer, nobody knows, and nothing is sent again.
 */
export function judge(claim: Claim, outcome: Outcome, now: number): Judgement {
  switch (outcome.kind) {
    case 'accepted':
      return { settlement: { state: 'sent', reply: outcome.reply }, halt: null };
    case 'unknown':
      return { settlement: { state: 'uncertain', reply: outcome.reason }, halt: null };
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
  if (code >= 500 && what === 'sender') {
    // The relay doesn't take mail from us: no reader is to blame.
    return {
      settlement: { state: 'queued' },
      halt: `The mail server refuses our sender: ${reply}`,
    };
  }
  if (what === 'sender') return { settlement: interrupted(claim, reply, now), halt: null };
  const nextAt = code < 500 ? nextAttempt(failedOnce(claim), now) : null;
  const settlement: Settlement =
    nextAt === null
      ? { state: 'failed', reply, suppress: what === 'recipient' && noSuchAddress.test(reply) }
      : { state: 'deferred', reply, nextAt, pauseDomain: wholeDomain.test(reply) };
  return { settlement, halt: null };
}

/** Soon at first, as a lost connection is often back at once; later as patiently as after a refusal. */
function interrupted(claim: Claim, reason: string, now: number): Settlement {
  const patient = nextAttempt(failedOnce(claim), now);
  if (patient === null) return { state: 'failed', reply: reason, suppress: false };
  const nextAt = Math.min(patient, now + 1000 * 4 ** Math.min(claim.attempts, 10));
  return { state: 'deferred', reply: reason, nextAt, pauseDomain: false };
}

function failedOnce(claim: Claim): { attempts: number; firstAttemptAt: number } {
  return { attempts: claim.attempts + 1, firstAttemptAt: claim.firstAttemptAt };
}
