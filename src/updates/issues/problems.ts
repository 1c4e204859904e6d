import { duration } from '../worker/relay-health.ts';
import type { Moment } from '../store/schema.ts';
import type { Status } from './status-figures.ts';

/** What can be wrong, the most urgent first, each with its exit code of `status --check`. */
export const problemCodes = {
  /** Nothing is sent by anybody. */
  worker: 10,
  /** The relay can't be reached, hangs, or doesn't let us in. */
  relay: 11,
  /** An issue is halted, or mails of it are refused. */
  halted: 12,
  /** Nobody knows whether a mail arrived. */
  uncertain: 13,
  /** Mail that is due isn't taken. */
  queue: 14,
  /** Most of those who ask to subscribe don't get their mail. */
  confirmations: 15,
} as const;

export type ProblemKind = keyof typeof problemCodes;

/** One thing that is wrong, for whoever can mend it. */
export interface Problem {
  kind: ProblemKind;
  code: (typeof problemCodes)[ProblemKind];
  sentence: string;
}

const oldestQueue = 15 * 60_000;
const fewestConfirmations = 5;

/** What is wrong, the most urgent first. */
export function problemsOf(status: Status, now: Moment): Problem[] {
  const found: [ProblemKind, string | undefined][] = [
    ['worker', workerProblem(status, now)],
    ['relay', relayProblem(status, now)],
    ['halted', haltedProblem(status)],
    ['uncertain', uncertainProblem(status)],
    ['queue', queueProblem(status, now)],
    ['confirmations', confirmationProblem(status)],
  ];
  return found.flatMap(([kind, sentence]) =>
    sentence === undefined ? [] : [{ kind, code: problemCodes[kind], sentence }],
  );
}

function workerProblem({ workers, queue }: Status, now: Moment): string | undefined {
  if (workers.alive > 0) return undefined;
  if (workers.seenAt !== null)
    return `No worker lives: the last was seen ${duration(now - workers.seenAt)} ago.`;
  return queue.due > 0 ? 'Mail is due, and no worker has ever been seen.' : undefined;
}

function relayProblem({ workers: { relay } }: Status, now: Moment): string | undefined {
  if (relay.failingSince === null) return undefined;
  return `The mail server has taken nothing for ${duration(now - relay.failingSince)}: ${relay.failure ?? ''}`;
}

function haltedProblem({ issues }: Status): string | undefined {
  const halted = issues.filter(({ state }) => state === 'halted');
  if (halted.length > 0)
    return `${halted.length === 1 ? `Issue ${halted[0]?.id} is` : `Issues ${halted.map(({ id }) => id).join(', ')} are`} halted.`;
  const refused = issues.filter(({ counts }) => counts.refused > 0);
  if (refused.length === 0) return undefined;
  return `Mails of ${refused.map(({ id }) => `issue ${id}`).join(', ')} are refused.`;
}

function uncertainProblem({ uncertain }: Status): string | undefined {
  if (uncertain.length === 0) return undefined;
  return uncertain.length === 1
    ? 'Nobody knows whether 1 mail arrived.'
    : `Nobody knows whether ${uncertain.length} mails arrived.`;
}

function queueProblem({ queue }: Status, now: Moment): string | undefined {
  if (queue.oldest === null || now - queue.oldest < oldestQueue) return undefined;
  return `Mail has been due for ${duration(now - queue.oldest)} without being taken.`;
}

function confirmationProblem({ confirmations: { sent, failed } }: Status): string | undefined {
  if (failed < fewestConfirmations || failed <= sent) return undefined;
  return `${failed} of ${sent + failed} confirmations within a day were refused.`;
}
