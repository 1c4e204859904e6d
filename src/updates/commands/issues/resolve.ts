import { resolveUncertain } from '../../deliveries/resolution.ts';
import { CommandEnd, counted, exits, idOrEnd, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const verdicts = {
  delivered: { verdict: 'sent', one: 'counts as sent', many: 'count as sent' },
  resend: { verdict: 'resend', one: 'is queued again', many: 'are queued again' },
  'give-up': {
    verdict: 'failed',
    one: 'counts as failed, and is not sent again',
    many: 'count as failed, and are not sent again',
  },
} as const;

/** `updates resolve` */
export const resolve: Command = {
  synopsis: 'DELIVERY… | --issue ISSUE  --delivered | --resend | --give-up',
  about: [
    'When the connection breaks between the last byte of a mail and the mail server’s answer, nobody can know whether it arrived. It is never sent again by itself. Look for its Message-ID (see `status --json`) in the mail server’s log, then say what happened: to some by their ids, or to all of an issue.',
  ],
  options: {
    issue: { type: 'string', value: 'ISSUE', about: 'all of this issue that are uncertain' },
    delivered: { type: 'boolean', about: 'the log has them: they count as sent' },
    resend: { type: 'boolean', about: 'the log doesn’t have them: send them again' },
    'give-up': { type: 'boolean', about: 'leave them: they count as failed' },
  },
  takes: [0, 1000],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const issue = call.text('issue');
      if ((issue === undefined) === (call.positionals.length === 0))
        throw new CommandEnd(exits.usage, 'Name deliveries by their ids, or say --issue ISSUE.');
      const chosen = (['delivered', 'resend', 'give-up'] as const).filter((name) => call.on(name));
      const [only] = chosen;
      if (only === undefined || chosen.length > 1)
        throw new CommandEnd(exits.usage, 'Say one of --delivered, --resend and --give-up.');
      const { verdict, one, many } = verdicts[only];
      const which =
        issue === undefined
          ? { deliveries: call.positionals.map((text) => idOrEnd(text, 'a delivery')) }
          : { issue: idOrEnd(issue, 'an issue') };
      const count = await resolveUncertain(store, which, verdict, call.now);
      call.result({ ...which, verdict, count }, [
        `${counted(count, 'delivery', 'deliveries')} ${count === 1 ? one : many}.`,
      ]);
      return exits.done;
    }),
};
