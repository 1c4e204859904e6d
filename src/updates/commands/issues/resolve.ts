import { resolveUncertain } from '../../deliveries/resolution.ts';
import { CommandEnd, exits, idArgument, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const verdicts = {
  delivered: { verdict: 'sent', sentence: 'counts as sent' },
  resend: { verdict: 'resend', sentence: 'is queued again' },
  'give-up': { verdict: 'failed', sentence: 'counts as failed, and is not sent again' },
} as const;

/** `updates resolve` */
export const resolve: Command = {
  synopsis: 'DELIVERY --delivered | --resend | --give-up',
  about: [
    'When the connection breaks between the last byte of a mail and the mail server’s answer, nobody can know whether it arrived. It is never sent again by itself. Look for its Message-ID (see `status`) in the mail server’s log, then say what happened.',
  ],
  options: {
    delivered: { type: 'boolean', about: 'the log has it: it counts as sent' },
    resend: { type: 'boolean', about: 'the log doesn’t have it: send it again' },
    'give-up': { type: 'boolean', about: 'leave it: it counts as failed' },
  },
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const delivery = idArgument(call, 'a delivery');
      const chosen = (['delivered', 'resend', 'give-up'] as const).filter((name) => call.on(name));
      const [only] = chosen;
      if (only === undefined || chosen.length > 1)
        throw new CommandEnd(exits.usage, 'Say one of --delivered, --resend and --give-up.');
      const { verdict, sentence } = verdicts[only];
      await resolveUncertain(store, delivery, verdict, call.now);
      call.result({ delivery, verdict }, [`Delivery ${delivery} ${sentence}.`]);
      return exits.done;
    }),
};
