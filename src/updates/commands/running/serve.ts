import { takeInHistory } from '../../issues/history.ts';
import { updatesApplication } from '../../http/updates-application.ts';
import { serveAlone } from '../../http/standing-alone.ts';
import { readSecrets } from '../../secrets.ts';
import { keepSending } from '../../worker/supervision.ts';
import { reasonNotToSend } from '../../worker/way-out.ts';
import { CommandEnd, exits, withStore } from '../command.ts';
import type { Call, Command } from '../command.ts';

/** `updates serve` */
export const serve: Command = {
  synopsis: '[--host HOST] [--port PORT] [--no-worker]',
  about: [
    'For a site on a static host: the form, confirmations and readers’ own pages on a host and port of their own, under the path of UPDATES_URL. `npm start` does the same beside the site.',
  ],
  options: {
    host: {
      type: 'string',
      value: 'HOST',
      about: 'the address to listen on; 127.0.0.1 unless told',
    },
    port: { type: 'string', value: 'PORT', about: 'the port to listen on; 4322 unless told' },
    'no-worker': { type: 'boolean', about: 'only the pages: a worker runs elsewhere' },
  },
  takes: [0, 0],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const { settings } = call;
      const listenOn = port(call);
      const reason = call.on('no-worker') ? undefined : reasonNotToSend(settings);
      if (reason) throw new CommandEnd(exits.usage, reason);
      const secrets = readSecrets(settings.directory);
      const history = await takeInHistory(store, call.settings.manifest, call.now);
      if (history) call.note(history);
      const path = new URL(settings.serviceUrl).pathname;
      const server = await serveAlone(updatesApplication({ store, settings, secrets }), {
        host: call.text('host') ?? '127.0.0.1',
        port: listenOn,
        path,
      });
      const worker = call.on('no-worker')
        ? undefined
        : keepSending({ store, settings, secrets, log: call.note });
      call.note(`Updates by mail: ${server.origin}${path}subscribe`);
      try {
        await Promise.race([call.interrupted, ...(worker ? [worker.stopped] : [])]);
      } finally {
        await Promise.all([server.close(), worker?.stop()]);
      }
      return exits.done;
    }),
};

function port(call: Call): number {
  const text = call.text('port') ?? '4322';
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new CommandEnd(exits.usage, `"${text}" is no port: write a number such as 4322.`);
  return number;
}
