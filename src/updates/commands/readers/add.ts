import { addReader } from '../../readers/by-hand.ts';
import type { Added } from '../../readers/by-hand.ts';
import type { Frequency } from '../../store/schema.ts';
import { CommandEnd, addressOrEnd, exits, reasonOrEnd, withStore } from '../command.ts';
import type { Call, Command } from '../command.ts';

const frequencies: readonly Frequency[] = ['each', 'weekly', 'monthly'];

const sentences: Record<Exclude<Added, 'suppressed'>, string> = {
  added: 'The reader is on the list.',
  back: 'The reader is back on the list.',
  already: 'The reader was on the list already: nothing was changed.',
};

/** `updates add` */
export const add: Command = {
  synopsis: 'ADDRESS --consent "HOW AND WHEN THEY AGREED" [--frequency each|weekly|monthly]',
  about: [
    'Puts one address on the list whose owner agreed elsewhere, such as on paper. Your sentence on how is kept as their consent. Nothing is mailed now; they get what is published from now on.',
  ],
  options: {
    consent: {
      type: 'string',
      value: 'SENTENCE',
      about: 'how and when they agreed, such as "signed up at the fair, 12 May 2026"',
    },
    frequency: { type: 'string', value: 'WHEN', about: 'each (unless told), weekly or monthly' },
  },
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const { address, key } = addressOrEnd(call, call.positionals[0]);
      const why = reasonOrEnd(call, 'consent', 'signed up at the fair, 12 May 2026');
      const byHand = { emailKey: key, why, now: call.now };
      const outcome = await addReader(store, address, frequencyOrEnd(call), byHand);
      if (outcome === 'suppressed')
        throw new CommandEnd(
          exits.decide,
          `The address is suppressed: "updates show ${address.address}" says why, "updates unsuppress" lifts it.`,
        );
      call.result({ outcome }, [sentences[outcome]]);
      return exits.done;
    }),
};

function frequencyOrEnd(call: Call): Frequency {
  const text = call.text('frequency') ?? 'each';
  const frequency = frequencies.find((one) => one === text);
  if (!frequency)
    throw new CommandEnd(exits.usage, `"${text}" is no frequency: write each, weekly or monthly.`);
  return frequency;
}
