import { cancelIssue } from '../../issues/cancellation.ts';
import type { ArticleState } from '../../store/schema.ts';
import { exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const states: Record<ArticleState, string> = {
  baseline: 'history',
  new: 'new',
  skipped: 'left out',
  planned: 'planned',
  sent: 'sent',
};

/** `updates cancel` */
export const cancel: Command = {
  synopsis: 'ISSUE',
  about: [
    'Nobody gets the issue, and its article is what it was before: new, so that a corrected version can be sent, or history. Once the hold is over, mails have left: then `halt` stops the rest.',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = idArgument(call, 'an issue');
      const article = await cancelIssue(store, issue, call.now);
      call.result({ issue, cancelled: true, article }, [
        `Issue ${issue} is cancelled: nobody got it${article ? `, and its article is ${states[article]} again` : ''}.`,
      ]);
      return exits.done;
    }),
};
