import { cancelIssue } from '../../issues/cancellation.ts';
import { exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates cancel` */
export const cancel: Command = {
  synopsis: 'ISSUE',
  about: [
    'Nobody gets the issue, and its articles are new again, so that a corrected version can be sent. Once the hold is over, mails have left: then `halt` stops the rest.',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = idArgument(call, 'an issue');
      await cancelIssue(store, issue, call.now);
      call.result({ issue, cancelled: true }, [
        `Issue ${issue} is cancelled: nobody got it, and its articles are new again.`,
      ]);
      return exits.done;
    }),
};
