import { haltIssue } from '../../deliveries/halting.ts';
import { CommandEnd, exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates halt` */
export const halt: Command = {
  synopsis: 'ISSUE',
  about: [
    'What is being handed to the mail server this moment still arrives; the rest waits until `resume`.',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = idArgument(call, 'an issue');
      await haltIssue(store, issue, 'It was halted by hand.');
      const row = await store.db
        .selectFrom('issues')
        .select('state')
        .where('id', '=', issue)
        .executeTakeFirst();
      if (row?.state !== 'halted')
        throw new CommandEnd(
          exits.failed,
          row ? `Issue ${issue} is ${row.state} already.` : `There is no issue ${issue}.`,
        );
      call.result({ issue, halted: true }, [
        `Issue ${issue} is halted. Let it go on: npm run updates -- resume ${issue}`,
      ]);
      return exits.done;
    }),
};
