import { retryIssue } from '../../deliveries/second-try.ts';
import { counted, exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates retry` */
export const retry: Command = {
  synopsis: 'ISSUE [--failed] [--refused]',
  about: [
    'Queues an issue’s failed and refused mails again, also when it is over. None of them has arrived, so nobody gets a second copy. Mails of which nobody knows are not among them: `resolve` settles those. Suppressed addresses stay out: `unsuppress` lifts that.',
  ],
  options: {
    failed: { type: 'boolean', about: 'only those that failed' },
    refused: { type: 'boolean', about: 'only those that were refused and wait for you' },
  },
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = idArgument(call, 'an issue');
      const named = (['failed', 'refused'] as const).filter((state) => call.on(state));
      const states = named.length > 0 ? named : (['failed', 'refused'] as const);
      const { queued, suppressed } = await retryIssue(store, issue, states, call.now);
      call.result({ issue, queued, suppressed }, [
        `${counted(queued, 'mail')} of issue ${issue} ${queued === 1 ? 'is' : 'are'} tried again.`,
        ...(suppressed === 0
          ? []
          : [
              `${counted(suppressed, 'address', 'addresses')} ${suppressed === 1 ? 'is' : 'are'} suppressed: "updates unsuppress --issue ${issue} --why …" lifts that.`,
            ]),
      ]);
      return exits.done;
    }),
};
