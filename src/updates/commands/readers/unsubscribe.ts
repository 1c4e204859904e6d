import { unsubscribeReader } from '../../readers/by-hand.ts';
import { addressOrEnd, exits, reasonOrEnd, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates unsubscribe` */
export const unsubscribe: Command = {
  synopsis: 'ADDRESS --why "HOW THEY ASKED"',
  about: [
    'Takes a reader off the list who asked for it elsewhere, such as in an answer to a mail. They can come back by the form. To forget them altogether there is `erase`.',
  ],
  options: {
    why: { type: 'string', value: 'SENTENCE', about: 'how they asked, such as "by phone, 12 May"' },
  },
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const { key } = addressOrEnd(call, call.positionals[0]);
      const why = reasonOrEnd(call, 'why', 'asked by phone, 12 May 2026');
      const unsubscribed = await unsubscribeReader(store, { emailKey: key, why, now: call.now });
      call.result({ unsubscribed }, [
        unsubscribed ? 'The reader is off the list.' : 'Nobody with this address was on the list.',
      ]);
      return exits.done;
    }),
};
