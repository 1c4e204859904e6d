import { problemsOf } from '../../issues/problems.ts';
import type { Problem } from '../../issues/problems.ts';
import { readStatus } from '../../issues/status-figures.ts';
import type { IssueStatus, Status } from '../../issues/status-figures.ts';
import { redacted, redactedAddress } from '../../readers/address.ts';
import { duration } from '../../worker/relay-health.ts';
import { counted, exits, time, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const mostUncertain = 20;

/** `updates status` */
export const status: Command = {
  synopsis: '[--check]',
  about: [
    'Shows what is wrong, readers by state, whether a worker lives, when the mail server was last reached and what it said, how old the queue is, the last 20 issues with their deliveries, the deliveries nobody knows the end of, and the domains that refuse mail for now.',
  ],
  options: {
    check: {
      type: 'boolean',
      about: 'for monitoring: print what is wrong only, and exit with the code of the most urgent',
    },
  },
  takes: [0, 0],
  exits: [
    'With --check, the most urgent of',
    '10  no worker lives: nothing is sent',
    '11  the mail server can’t be reached, hangs, or doesn’t let us in',
    '12  an issue is halted, or mails of it are refused: `show ISSUE` says why',
    '13  nobody knows whether a mail arrived: `resolve` settles it',
    '14  mail has been due for 15 minutes without being taken',
    '15  most confirmations within a day were refused',
  ],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const shown = await readStatus(store, call.now);
      const problems = problemsOf(shown, call.now);
      const [worst] = problems;
      const check = call.on('check');
      call.result({ ...shown, problems }, [
        ...problems.map(({ sentence }) => redacted(sentence)),
        ...(check ? [] : [...(worst ? [''] : []), ...lines(shown, problems, call.now)]),
      ]);
      return check && worst ? worst.code : exits.done;
    }),
};

function lines(status: Status, problems: readonly Problem[], now: number): string[] {
  const { active, pending, paused, unsubscribed } = status.subscribers;
  const lost = status.unreachable;
  return [
    `Readers   ${active - lost} active, ${pending} not confirmed, ${paused} paused after bounces, ${unsubscribed} left`,
    `Held back ${counted(status.suppressed, 'suppressed address', 'suppressed addresses')}${lost > 0 ? `, ${lost} of them of readers who would be active` : ''}`,
    ...sendingLines(status, now),
    '',
    ...(status.issues.length === 0
      ? ['Nothing has been sent yet.']
      : status.issues.flatMap((issue) => issueLines(issue, now))),
    ...pausedLines(status),
    ...(problems.some(({ kind }) => kind === 'uncertain') ? uncertainLines(status) : []),
  ];
}

function sendingLines({ workers: { alive, seenAt, relay }, queue }: Status, now: number): string[] {
  const seen = seenAt === null ? 'none has been seen yet' : `last seen ${time(seenAt)}`;
  const reached = relay.reachedAt === null ? 'not reached yet' : `reached ${time(relay.reachedAt)}`;
  return [
    `Workers   ${alive === 0 ? 'none' : alive}, ${seen}`,
    `Relay     ${reached}${relay.answer === null ? '' : `, last answer "${redacted(relay.answer)}"`}`,
    `Queue     ${queue.oldest === null ? 'nothing is due' : `${counted(queue.due, 'mail')} due, the oldest for ${duration(now - queue.oldest)}`}`,
  ];
}

function pausedLines({ pausedDomains }: Status): string[] {
  if (pausedDomains.length === 0) return [];
  return [
    '',
    'Domains that refuse mail for now',
    ...pausedDomains.map(
      ({ domain, pausedUntil }) => `  ${domain}, left alone until ${time(pausedUntil)}`,
    ),
  ];
}

function uncertainLines({ uncertain }: Status): string[] {
  const more = uncertain.length - mostUncertain;
  return [
    '',
    'Nobody knows whether these arrived. Look for the messages in your mail server’s log, then settle them:',
    '  npm run updates -- resolve ID… | --issue ISSUE  --delivered | --resend | --give-up',
    ...uncertain
      .slice(0, mostUncertain)
      .map(
        ({ id, email, messageId, subject }) =>
          `  ${id}  <${messageId}>  ${email === null ? 'erased reader' : redactedAddress(email)}  ${subject}`,
      ),
    ...(more > 0 ? [`  … and ${more} more: --json lists all.`] : []),
  ];
}

function issueLines(issue: IssueStatus, now: number): string[] {
  const { id, kind, subject, state, sealedAt, holdUntil, expected, counts } = issue;
  const figures = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const name = subject === '' ? `${kind}s` : `"${subject}", sealed ${time(sealedAt)}`;
  const onHold = state === 'sending' && counts.sent === 0 && holdUntil > now;
  const shown = onHold ? `on hold until ${time(holdUntil)}` : kind === 'test' ? 'test' : state;
  return [
    `Issue ${id}  ${shown}  ${name}`,
    `  ${counted(expected, 'mail')}: ${figures.join(', ') || 'none'}`,
    ...(issue.haltedBecause === null
      ? []
      : [
          `  ${redacted(issue.haltedBecause)} See "updates show ${id}"; "updates resume ${id}" tries them again.`,
        ]),
  ];
}
