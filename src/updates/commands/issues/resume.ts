import { resumeIssue } from '../../deliveries/halting.ts';
import { counted, exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates resume` */
export const resume: Command = {
  synopsis: 'ISSUE [--accept]',
  about: [
    'An issue halts by itself when the mail server refuses us, or more than 5 % of its mails; then nobody is suppressed for it, and nobody is forgotten. See why with `show ISSUE`, and mend it.',
    'Every refused mail is then tried again, unless you have found the refusals to be right: with --accept they count as failed, and addresses that don’t exist are never mailed again.',
  ],
  options: {
    accept: { type: 'boolean', about: 'the refusals are right: don’t try those readers again' },
  },
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = idArgument(call, 'an issue');
      const accept = call.on('accept');
      const refused = await resumeIssue(store, issue, call.now, accept ? 'accept' : 'try again');
      const those =
        refused === 0
          ? ''
          : ` ${counted(refused, 'refused mail')} ${accept ? (refused === 1 ? 'counts' : 'count') : refused === 1 ? 'is' : 'are'} ${accept ? 'as failed' : 'tried again'}.`;
      call.result({ issue, resumed: true, refused, accepted: accept }, [
        `Issue ${issue} goes on.${those}`,
      ]);
      return exits.done;
    }),
};
