import { takeInHistory } from '../../issues/history.ts';
import { readSecrets } from '../../secrets.ts';
import { keepSending } from '../../worker/supervision.ts';
import { reasonNotToSend } from '../../worker/way-out.ts';
import { CommandEnd, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates worker` */
export const worker: Command = {
  synopsis: '',
  about: [
    'Sends confirmations, sealed issues and digests, retries, and keeps the ledger in order. `npm start` and `serve` bring one along; run more of them, on as many machines as you like, over one PostgreSQL.',
    'SIGTERM or Ctrl-C lets the mails under way finish and gives everything else back. Killing it is safe too.',
  ],
  takes: [0, 0],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const reason = reasonNotToSend(call.settings);
      if (reason) throw new CommandEnd(exits.usage, reason);
      const secrets = readSecrets(call.settings.directory);
      const history = await takeInHistory(store, call.settings.manifest, call.now);
      if (history) call.note(history);
      const running = keepSending({ store, settings: call.settings, secrets, log: call.note });
      call.note(
        call.settings.smtp
          ? 'Sending what is due.'
          : `No SMTP_URL is set: mails become files in ${call.settings.directory}/outbox.`,
      );
      await Promise.race([call.interrupted, running.stopped]);
      await running.stop();
      return exits.done;
    }),
};
