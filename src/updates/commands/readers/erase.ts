import { parseAddress } from '../../readers/address.ts';
import { emailKey } from '../../readers/email-key.ts';
import { eraseReader } from '../../readers/leaving.ts';
import { readSecrets } from '../../secrets.ts';
import { CommandEnd, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates erase` */
export const erase: Command = {
  synopsis: 'ADDRESS',
  about: [
    'Deletes the reader’s row and what bounced. A keyed hash of the address stays, so that no import brings them back; they themselves can subscribe again.',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const address = parseAddress(call.positionals[0] ?? '');
      if (!address.ok) throw new CommandEnd(exits.usage, address.sentence);
      const { addressKey } = readSecrets(call.settings.directory);
      const known = await eraseReader(store.db, emailKey(address.address, addressKey), call.now);
      call.result({ known, erased: true }, [
        known
          ? 'The reader is erased.'
          : 'No such reader was here. Imports won’t bring the address in.',
      ]);
      return exits.done;
    }),
};
