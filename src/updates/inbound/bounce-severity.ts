import { meaningOfRefusal } from '../deliveries/refusal-meaning.ts';

/** What a failure says about an address: it doesn't exist, or it couldn't take this mail. */
export type BounceSeverity = 'hard' | 'soft' | 'none';

const enhancedStatus = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;

/**
 * Judges one recipient of a delivery report (RFC 3464) by its action and its status (RFC 3463).
 * Hard: the address or its domain doesn't exist (5.1.x) or the mailbox is closed (5.2.1). Everything else
 * that failed, such as a full mailbox, a policy or a timeout, says nothing lasting about the address and is soft.
 * A vague status such as 5.0.0 gives way to the one inside the remote server's own words, and those to their meaning.
 */
export function bounceSeverity(action: string, status: string, diagnostic: string): BounceSeverity {
  if (action.trim().toLowerCase() !== 'failed') return 'none';
  const stated = enhancedStatus.exec(status);
  const remote = enhancedStatus.exec(diagnostic);
  const vague = !stated || (stated[2] === '0' && stated[3] === '0');
  const counts = vague ? remote : stated;
  if (counts) return counts[1] === '5' && saysAbsent(counts[0]) ? 'hard' : 'soft';
  return /\b55\d\b/.test(diagnostic) && saysAbsent(diagnostic) ? 'hard' : 'soft';
}

function saysAbsent(words: string): boolean {
  return meaningOfRefusal(words) === 'no-such-address';
}
