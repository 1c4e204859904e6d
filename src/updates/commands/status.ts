import { redactedAddress } from '../readers/address.ts';
import { readStatus } from '../issues/status.ts';
import type { IssueStatus, Status } from '../issues/status.ts';
import { counted, exits, withStore } from './command.ts';
import type { Command } from './command.ts';

/** `updates status` */
export const status: Command = {
  synopsis: '[--check]',
  about: [
    'Shows readers by state, the last 20 issues with their deliveries, every delivery nobody knows the end of, and the domains that refuse mail for now.',
  ],
  options: {
    check: {
      type: 'boolean',
      about: 'for monitoring: exit with 3 when something waits for a person',
    },
  },
  takes: [0, 0],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const shown = await readStatus(store, call.now);
      call.result(shown, lines(shown));
      const waiting =
        shown.uncertain.length > 0 || shown.issues.some(({ state }) => state === 'halted');
      return call.on('check') && waiting ? exits.decide : exits.done;
    }),
};

function lines({ subscribers, suppressed, issues, uncertain, pausedDomains }: Status): string[] {
  const { active, pending, paused, unsubscribed } = subscribers;
  return [
    `Readers   ${active} active, ${pending} not confirmed, ${paused} paused after bounces, ${unsubscribed} left`,
    `Held back ${counted(suppressed, 'suppressed address', 'suppressed addresses')}`,
    '',
    ...(issues.length === 0 ? ['Nothing has been sent yet.'] : issues.flatMap(issueLines)),
    ...(pausedDomains.length === 0
      ? []
      : [
          '',
          'Domains that refuse mail for now',
          ...pausedDomains.map(
            ({ domain, pausedUntil }) => `  ${domain}, left alone until ${time(pausedUntil)}`,
          ),
        ]),
    ...(uncertain.length === 0
      ? []
      : [
          '',
          'Nobody knows whether these arrived. Look for the message in your mail server’s log, then settle each:',
          '  npm run updates -- resolve ID --delivered | --resend | --give-up',
          ...uncertain.map(
            ({ id, email, messageId, subject }) =>
              `  ${id}  <${messageId}>  ${email === null ? 'erased reader' : redactedAddress(email)}  ${subject}`,
          ),
        ]),
  ];
}

function issueLines(issue: IssueStatus): string[] {
  const { id, kind, subject, state, sealedAt, holdUntil, expected, counts } = issue;
  const figures = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const name = kind === 'confirmation' ? 'confirmations' : `"${subject}", sealed ${time(sealedAt)}`;
  const onHold = state === 'sending' && counts.sent === 0 && holdUntil > Date.now();
  return [
    `Issue ${id}  ${onHold ? `on hold until ${time(holdUntil)}` : state}  ${name}`,
    `  ${counted(expected, 'mail')}: ${figures.join(', ') || 'none'}`,
    ...(issue.haltedBecause === null
      ? []
      : [`  ${issue.haltedBecause} "updates resume ${id}" lets it go on.`]),
  ];
}

function time(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
