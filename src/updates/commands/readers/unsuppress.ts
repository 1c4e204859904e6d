import { suppressedByIssue, unsuppress as lift } from '../../readers/by-hand.ts';
import {
  CommandEnd,
  addressOrEnd,
  counted,
  exits,
  idOrEnd,
  reasonOrEnd,
  withStore,
} from '../command.ts';
import type { Command } from '../command.ts';

/** `updates unsuppress` */
export const unsuppress: Command = {
  synopsis: 'ADDRESS… | --issue ISSUE  --why "REASON"',
  about: [
    'Lets addresses have mail again that were suppressed, because they bounced for good, their owner complained or was erased. Do it when you know that the reason is gone: mailing a dead address or somebody who complained harms everybody’s mail.',
    'With --issue it is all addresses that this issue’s answers had suppressed as not existing. Who complained is off the list as well, and has to subscribe again.',
  ],
  options: {
    issue: { type: 'string', value: 'ISSUE', about: 'all that this issue had suppressed' },
    why: { type: 'string', value: 'SENTENCE', about: 'why, such as "the relay was broken"' },
  },
  takes: [0, 1000],
  exits: ['4  some of the addresses weren’t suppressed'],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = call.text('issue');
      if ((issue === undefined) === (call.positionals.length === 0))
        throw new CommandEnd(exits.usage, 'Name addresses, or say --issue ISSUE.');
      const why = reasonOrEnd(call, 'why', 'the relay was broken that day');
      const keys =
        issue === undefined
          ? call.positionals.map((text) => addressOrEnd(call, text).key)
          : await suppressedByIssue(store.db, idOrEnd(issue, 'an issue'));
      let lifted = 0;
      for (const key of keys)
        if (await lift(store, { emailKey: key, why, now: call.now })) lifted += 1;
      const not = keys.length - lifted;
      call.result({ lifted, notSuppressed: not }, [
        `${counted(lifted, 'address', 'addresses')} can have mail again.${not > 0 ? ` ${counted(not, 'address was', 'addresses were')} not suppressed.` : ''}`,
      ]);
      return not > 0 ? exits.partly : exits.done;
    }),
};
