import { resumeIssue } from '../../deliveries/halt.ts';
import { exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates resume` */
export const resume: Command = {
  synopsis: 'ISSUE',
  about: [
    'An issue halts by itself when more than 5 % of its mails are refused for good. Find out why before it goes on; the failures so far are then taken as seen.',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = idArgument(call, 'an issue');
      await resumeIssue(store, issue, call.now);
      call.result({ issue, resumed: true }, [`Issue ${issue} goes on.`]);
      return exits.done;
    }),
};
